import NichromeModel

/// The numbers of a run with their errors, for people (`text`) and programs (`json`).
public struct Summary: Sendable {
  public let record: RunRecord

  public init(_ record: RunRecord) { self.record = record }

  var deck: Deck { record.deck }
  var numbers: DeckNumbers { DeckNumbers(deck: deck, quantities: record.quantities, hasErrors: true) }
  var places: BinCoordinates { BinCoordinates(centersOf: deck) }
}

extension RunRecord {
  /// Largest standard error of the excess heat in a bin within 3 l0 of the scatterer, relative to the largest |excess heat|;
  /// nil where it has no meaning: no such quantities, no excess heat or no error estimate.
  public var heatError: Double? {
    guard let excess = quantity("excessHeat") else { return nil }
    let distance = BinCoordinates(centersOf: deck).distance
    let near = 3.0
    let errors = zip(excess.error, distance).filter { $0.1 < near }.map(\.0)
    guard let largest = excess.value.map(abs).max(), largest > 0, let error = errors.max(), (error / largest).isFinite
    else { return nil }
    return error / largest
  }
}
