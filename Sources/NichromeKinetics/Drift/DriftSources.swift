import NichromeNumerics

/// What the reference's drift leaves for a step: rates are counts per step, of all chunks together.
struct DriftSources: Sendable {
  let reference: DriftReference
  /// Left and right.
  let wires: [DriftWire]
  /// Under the linearised closure what passes is the closure's, and nothing is of second order.
  let passing: PassingDifference?

  /// Net carriers born, which the current of h has more where it leaves the wires than the contacts are asked for.
  var charge: Double {
    let forward = reference.slope >= 0 ? 1.0 : -1.0
    return (0...1).reduce(0) { sum, wire in
      let inWire = wires[wire].stretches.reduce(0) { $0 + 2 * Double($1.unit) * ($1.gained.last! - $1.lost.last!) }
      return sum + 2 * forward * Wire.sign(wire) * wires[wire].faceRate + inWire
    }
  }

  /// The current of h at the end of a wire.
  func endCurrent(_ wire: Int) -> Double { 2 * reference.slope * wires[wire].stretches.last!.lastCarriers }
}

extension PassingDifference {
  /// Of a reference at the potential that flights see, T at the energy where it acts.
  init(of thermal: Reference, temperature: Double, in landscape: Landscape, scale: Double) {
    let (transmission, shift) = (landscape.transmission, landscape.transmissionShift)
    self.init(
      levels: (0...1).map { thermal.potential(wire: $0, distance: 0) }, temperature: temperature,
      above: max(landscape.facePotential(0), landscape.facePotential(1)), scale: scale,
      marks: transmission.breakpoints.map { $0 - shift }
    ) { transmission.probability(at: $0 + shift) }
  }
}

/// What it leaves in a wire and at its face.
struct DriftWire: Sendable {
  /// Electrons of h that arrive at the face, as many as leave it.
  let faceRate: Double
  let faceGas: SignedSampler
  /// Inner regions of the grain first.
  let stretches: [DriftStretch]

  /// - Parameters:
  ///   - edges: where the stretch of each region is looked at.
  ///   - share: as in `Sources`, times the duration of a step and the number of chunks.
  init(
    _ wire: Int, _ reference: DriftReference, in landscape: Landscape, thermal: Reference, edges: [[Double]],
    share: Double, isLinear: Bool
  ) {
    let y = thermal.potential(wire: wire, distance: 0) - landscape.facePotential(wire)
    faceRate = abs(reference.slope) * reference.carriers(y) * share
    faceGas = reference.gas(y)
    stretches = zip(landscape.grain.regions, edges).map { region, edges in
      let y = edges.map { thermal.potential(wire: wire, distance: $0) - landscape.potential(wire, $0) }
      return DriftStretch(reference, wire, edges: edges, y: y, unit: region.unit, share: share, isLinear: isLinear)
    }
  }
}

/// A stretch of a wire where electrons count alike.
struct DriftStretch: Sendable {
  let start: Double
  let length: Double
  let unit: Int
  /// Places where the drift gains energy, per step, if it did as where it gains most.
  let sites: Double
  /// What those have at the most: c^2 times it is the rate per length and direction.
  let highestPeak: Double
  let edges: [Double]
  /// Electrons born in either direction because the current of h varies, up to each edge: more, and less than nothing.
  let gained: [Double]
  let lost: [Double]
  let lastCarriers: Double

  init(
    _ reference: DriftReference, _ wire: Int, edges: [Double], y: [Double], unit: Int, share: Double, isLinear: Bool
  ) {
    let c = reference.slope
    let perStep = share / Double(unit)
    self.unit = unit
    self.edges = edges
    (start, length) = (edges[0], edges.last! - edges[0])
    highestPeak = 1.02 * y.reduce(0) { max($0, reference.peak($1)) }
    sites = isLinear ? 0 : c * c * highestPeak * length * perStep
    let carriers = y.map { reference.carriers($0) }
    lastCarriers = carriers.last!
    var (more, less) = ([0.0], [0.0])
    for i in 1..<edges.count {
      let born = Wire.sign(wire) * c * (carriers[i] - carriers[i - 1]) * perStep
      more.append(more[i - 1] + max(born, 0))
      less.append(less[i - 1] + max(-born, 0))
    }
    (gained, lost) = (more, less)
  }
}

extension DriftReference {
  private static let gasCells = 2048
  private static let reach = 40.0

  /// Speeds of the electrons of h that pass a place per time.
  func gas(_ y: Double) -> SignedSampler {
    let slowest = max(y - Self.reach * temperature, 0).squareRoot()
    let fastest = (max(y, 0) + Self.reach * temperature).squareRoot()
    let h = (fastest - slowest) / Double(Self.gasCells)
    return SignedSampler(
      lower: slowest, spacing: h,
      densities: (0..<Self.gasCells).map { i in
        let v = slowest + (Double(i) + 0.5) * h
        return 2 * v * deviation(speed: v, y)
      })
  }
}
