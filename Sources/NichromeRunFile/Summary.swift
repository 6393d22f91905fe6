import NichromeModel

/// The numbers of a run with their errors, for people (`text`) and programs (`json`).
public struct Summary: Sendable {
  public let record: RunRecord

  public init(_ record: RunRecord) { self.record = record }

  var deck: Deck { record.deck }
  var places: BinCoordinates { BinCoordinates(centersOf: deck) }

  /// The scalar quantities of the summary, with the names they have in JSON.
  static let scalars = ["current", "voltage", "electrostaticDrop", "extrapolatedVoltage"]
  /// Those of the linearised dynamics alone.
  static let linearisedScalars = [
    "kineticHeatLeft", "kineticHeatRight", "fieldHeatLeft", "fieldHeatRight", "chemicalShiftLeft",
    "chemicalShiftRight",
  ]
  static let excessHeat = [
    ("left", "excessHeatLeft"), ("right", "excessHeatRight"), ("total", "excessHeatTotal"),
    ("asymmetry", "excessHeatAsymmetry"),
  ]

  /// A scalar quantity, nil if the run has none of that name.
  func estimate(_ name: String) -> (Estimate, ReducedUnit)? {
    guard let quantity = record.quantity(name), quantity.support == .scalar else { return nil }
    return (Estimate(value: quantity.value[0], error: quantity.error[0]), quantity.unit)
  }
}

extension RunRecord {
  /// Largest standard error of the heat in a bin within 3 l0 of the scatterer, relative to the largest |excess heat|;
  /// nil where it has no meaning: no such quantities, no excess heat or no error estimate.
  public var heatError: Double? {
    guard let heat = quantity("heat"), let excess = quantity("excessHeat") else { return nil }
    let distance = BinCoordinates(centersOf: deck).distance
    let near = 3.0
    let errors = zip(heat.error, distance).filter { $0.1 < near }.map(\.0)
    guard let largest = excess.value.map(abs).max(), largest > 0, let error = errors.max(), (error / largest).isFinite
    else { return nil }
    return error / largest
  }
}
