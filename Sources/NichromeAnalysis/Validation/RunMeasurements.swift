import NichromeModel
import NichromeNumerics
import NichromeTheory

/// What a run measured, or what a deterministic solution says of the same, in the combinations formulas speak of.
struct RunMeasurements {
  let deck: Deck
  private let quantities: [String: Quantity]

  /// One number with the batches behind it; none for a solution.
  struct Series {
    var value: Double
    var batches: [Double]
  }

  init(record: RunRecord) { self.init(record.deck, record.quantities) }

  /// The solution's numbers under the names of the run's.
  init(solved: SolutionReport) {
    var extra: [Quantity] = []
    if let closure = solved.solution as? ClosureSolution {
      let bins = solved.deck.bins
      let width = solved.deck.system.halfLength / Double(bins)
      let heat = Side.allCases.flatMap { side in
        (0..<bins).map { closure.dissipatedHeat(side, from: Double($0) * width, to: Double($0 + 1) * width) }
      }
      extra.append(
        Quantity(
          name: "kineticHeat", longName: "", unit: .heatPerLength, support: .bins, value: heat,
          error: heat.map { _ in 0 }, batches: []))
    }
    self.init(solved.deck, solved.quantities + extra)
  }

  private init(_ deck: Deck, _ quantities: [Quantity]) {
    self.deck = deck
    self.quantities = Dictionary(quantities.map { ($0.name, $0) }) { first, _ in first }
  }

  /// A scalar quantity, nil if it was not tallied.
  func scalar(_ name: String) -> Estimate? {
    quantities[name].flatMap { $0.value.count == 1 ? Estimate(value: $0.value[0], error: $0.error[0]) : nil }
  }

  /// Largest modulus in a profile.
  func largest(_ name: String) -> Double? { quantities[name]?.value.map(abs).max() }

  func series(_ name: String) -> Series? {
    quantities[name].flatMap { found in
      found.value.count == 1 ? Series(value: found.value[0], batches: found.batches.map { $0[0] }) : nil
    }
  }

  /// a + factor b of two scalars, its error from their common batches.
  func sum(_ a: String, _ b: String, factor: Double) -> Estimate? {
    guard let first = series(a), let second = series(b) else { return nil }
    return estimate([first, second]) { $0[0] + factor * $0[1] }
  }

  /// A smooth function of measured numbers; its error from their common batches, to first order.
  func estimate(_ parts: [Series], _ function: ([Double]) -> Double) -> Estimate {
    let centre = parts.map(\.value)
    let value = function(centre)
    let count = parts.map(\.batches.count).min() ?? 0
    guard count > 1 else { return Estimate(value: value, error: 0) }
    var deviations = Array(repeating: [0.0], count: count)
    for (index, part) in parts.enumerated() {
      let mean = part.batches.reduce(0, +) / Double(part.batches.count)
      let spread = part.batches.map { abs($0 - mean) }.max() ?? 0
      guard spread > 0 else { continue }
      // A step of the size of the error itself: the function is as good as linear over it.
      let step = spread / Double(count).squareRoot()
      var (above, below) = (centre, centre)
      above[index] += step
      below[index] -= step
      let slope = (function(above) - function(below)) / (2 * step)
      for batch in 0..<count { deviations[batch][0] += slope * (part.batches[batch] - mean) }
    }
    return Estimate(value: value, error: CorrelatedBatches.standardError(deviations, width: 1)[0])
  }

  /// Amplitudes of functions of the distance in one wire's profile, by least squares over its near bins.
  func amplitudes(_ name: String, _ side: Side, _ fit: AmplitudeFit) -> [Series]? {
    guard let quantity = quantities[name], quantity.value.count == 2 * deck.bins else { return nil }
    let first = side == .left ? 0 : deck.bins
    func amplitudes(_ profile: [Double]) -> [Double] { fit.amplitudes(Array(profile[first..<(first + deck.bins)])) }
    let batches = quantity.batches.map(amplitudes)
    return amplitudes(quantity.value).enumerated().map { index, value in
      Series(value: value, batches: batches.map { $0[index] })
    }
  }

  /// One bin of a profile, by the distance it contains.
  func bin(_ name: String, _ side: Side, at distance: Double) -> (Estimate, range: ClosedRange<Double>)? {
    let width = deck.system.halfLength / Double(deck.bins)
    let bin = Int(distance / width)
    guard let quantity = quantities[name], bin < deck.bins, quantity.value.count == 2 * deck.bins else { return nil }
    let index = (side == .left ? 0 : deck.bins) + bin
    return (
      Estimate(value: quantity.value[index], error: quantity.error[index]),
      Double(bin) * width...Double(bin + 1) * width
    )
  }

  var batches: Int { quantities["heat"]?.batches.count ?? 0 }
}
