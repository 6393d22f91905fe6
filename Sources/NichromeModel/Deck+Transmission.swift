extension DeckSection {
  /// The transmission law of the section `scatterer.transmission`.
  func transmissionLaw(units: UnitSystem, deckPath: String) -> TransmissionLaw? {
    guard let shape = requiredWord("shape", among: DeckKeys.shapes.map(\.name)) else { return nil }
    let keys = DeckKeys.shapes.first { $0.name == shape }?.keys ?? []
    refuseKeys(besides: keys + ["shape"], of: "shape", shape)
    for name in keys where !has(name) {
      addMissing(
        name, because: "shape `\(shape)` needs " + keys.joined(separator: " and "), example: Self.examples[name] ?? "")
    }
    switch shape {
    case "constant": return probability("value").map { .constant(value: $0) }
    case "linear":
      return pair(probability("value"), reduced("slope", .slope, in: units)).map { .linear(value: $0, slope: $1) }
    case "saddlePoint":
      return pair(energy("center", units), width(units)).map { .saddlePoint(center: $0, width: $1) }
    case "lorentzian", "gaussian":
      guard let (peak, rest) = pair(peak(), pair(energy("center", units), width(units))) else { return nil }
      return shape == "gaussian"
        ? .gaussian(peak: peak, center: rest.0, width: rest.1) : .lorentzian(peak: peak, center: rest.0, width: rest.1)
    case "barrier":
      let height = positive("height", energy("height", units), "the barrier rises above the band bottom")
      return pair(height, barrierThickness(units)).map { .barrier(height: $0, thickness: $1) }
    default: return table(units: units, deckPath: deckPath)
    }
  }

  private static let examples = [
    "value": "0.4", "slope": "0.5 /mu0", "center": "1.02 mu0", "width": "0.03 mu0", "peak": "1", "height": "1.2 mu0",
    "thickness": "5 nm", "file": "transmission.csv",
  ]

  /// Both or nothing; both arguments are evaluated, so that both can report.
  private func pair<A, B>(_ first: A?, _ second: B?) -> (A, B)? {
    guard let first, let second else { return nil }
    return (first, second)
  }

  private func energy(_ name: String, _ units: UnitSystem) -> Double? { reduced(name, .energy, in: units) }

  private func width(_ units: UnitSystem) -> Double? {
    positive("width", energy("width", units), "it is the scale on which T(E) varies")
  }

  private func probability(_ name: String) -> Double? {
    require(
      name, number(name, example: "0.4"), "is not between 0 and 1", because: "it is a probability",
      instead: "give a value from 0 to 1", { (0...1).contains($0) })
  }

  private func peak() -> Double? {
    require(
      "peak", number("peak", example: "1"), "is not above 0 and at most 1",
      because: "it is the largest transmission probability", instead: "give a value above 0, at most 1",
      { $0 > 0 && $0 <= 1 })
  }

  private static let thickest = 1e4

  /// Thickness times k0 = m v0/hbar = 2 mu0/(hbar v0).
  private func barrierThickness(_ units: UnitSystem) -> Double? {
    guard let measure = measure("thickness", .length), let unit = measure.unit else { return nil }
    let wavenumber = Known.combine(units.energy, units.velocity) { 2 * $0 / (PhysicalConstants.reducedPlanck * $1) }
    let metres: Known
    if case .si(let size) = unit.size {
      metres = .value(measure.value * size)
    } else {
      metres = units.length.map { $0 * measure.value }
    }
    let product = Known.combine(wavenumber, metres, *)
    if case .missing(let keys) = product {
      let list = keys.joined(separator: " and ")
      problems.add(
        key("thickness"), "the barrier has no wave number to compare with",
        because: "k0 = m v0/hbar needs \(list), which the deck does not give",
        instead: "add \(list), or use another shape")
    }
    return require(
      "thickness", positive("thickness", product.number, "it is a length"),
      "k0 times it is more than \(Text.number(Self.thickest))",
      because: "the resonances of such a barrier lie closer than any energies can tell apart",
      instead: "choose a thinner one, or a tabulated T(E)", { $0 <= Self.thickest })
  }
}
