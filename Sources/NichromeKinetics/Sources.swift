import NichromeNumerics

/// Where deviational electrons come from, per step and chunk: rates are counts per step in units of the weight.
struct Sources: Sendable {
  /// Where energies of births are centred.
  var thermal: Reference
  let temperature: Double
  let duration: Double
  let halfLength: Double
  /// Pairs born per step and length in each wire because m' is not zero: rate |c| for each direction.
  let wireRate: Double
  /// Whether electrons born downstream are more than the reference: the sign of its slope.
  let flowsForward: Bool
  /// Where the reference drifts, in place of pairs born in the wires.
  var drift: DriftSources?
  /// Pairs born at the scatterer.
  var scatterer: [ScattererBirths] = []
  /// Electrons of a chunk per unit of the number measure.
  let share: Double
  /// Whether the contacts let in the whole gas, or its difference from the reference.
  private let isWhole: Bool
  /// Influx of the bulk at the contacts, left and right.
  private(set) var influx: [SignedSampler] = []
  private(set) var influxRate: [Double] = []
  /// Of second order in the field, where the bulk's changes with time.
  private(set) var warmInflux: [SignedSampler] = []
  /// Share of that influx at the current of the contacts.
  var inflow = 1.0
  /// psi at the contacts, left and right.
  var endPotential = [0.0, 0.0]
  /// mu - m at the contacts, left and right.
  var endDeviation = [0.0, 0.0]

  /// - Parameter share: fraction of all electrons in one chunk over the weight of an electron.
  init(
    reference: Reference, temperature: Double, bulk: BulkDrift, halfLength: Double, duration: Double, share: Double,
    isWhole: Bool
  ) {
    self.isWhole = isWhole
    thermal = reference
    self.temperature = temperature
    self.duration = duration
    self.halfLength = halfLength
    wireRate = abs(reference.slope) * duration * share
    flowsForward = reference.slope >= 0
    self.share = share
    admit(bulk)
  }

  /// Lets the whole gas of a bulk in at the contacts, at `currents` times its current and `warmth` times what is of second
  /// order in the field.
  mutating func admit(_ bulk: BulkDrift, times currents: [Double], warmth: [Double]) {
    admit(
      (0...1).map { bulk.influx(forward: $0 == Wire.left, whole: true, times: currents[$0], warmth: warmth[$0]) })
  }

  /// What the gas of a bulk at `current` times its current has besides the drift of the reference, at the end of a wire.
  func gas(of bulk: BulkDrift, _ wire: Int, times current: Double, beyond drift: DriftReference) -> SignedSampler {
    let y = thermal.potential(wire: wire, distance: halfLength) - endPotential[wire]
    return bulk.influx(forward: wire == Wire.left, times: current) { drift.slope * drift.deviation(speed: $0, y) }
  }

  /// Lets in a gas at either contact.
  mutating func admit(_ gases: [SignedSampler]) {
    influx = gases
    influxRate = influx.map { [duration, share] in $0.total * duration * share }
  }

  /// Lets another bulk's gas in at the contacts.
  mutating func admit(_ bulk: BulkDrift) {
    admit([true, false].map { [isWhole] in bulk.influx(forward: $0, whole: isWhole) })
    if !bulk.warming.isEmpty, !isWhole { warmInflux = [true, false].map { bulk.warmInflux(forward: $0) } }
  }

  /// Pairs proposed per step.
  func count(_ births: ScattererBirths) -> Double { abs(births.rate) * duration * share }
}

/// A rate turned into whole numbers whose sum never strays from its mean by one.
package struct Accumulator {
  /// What is not yet a whole number.
  var rest: Double

  package init(phase: Double) { rest = phase }

  package mutating func take(_ rate: Double) -> Int {
    rest += rate
    let whole = rest.rounded(.down)
    rest -= whole
    return Int(whole)
  }
}
