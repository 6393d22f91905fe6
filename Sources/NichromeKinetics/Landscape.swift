import CLanes
import NichromeModel
import NichromeNumerics

/// What flights see during one step: the frozen potential, the relaxation law and the scatterer. Read by all threads.
package struct Landscape: @unchecked Sendable {
  let halfLength: Double
  let grain: Grain
  /// s of l = v^s.
  let exponent: Double
  /// Where l(v) is a table: its legs are those of exponent 0.
  let thinning: Thinning?
  let slow: SlowFlight
  /// Where energies of emission are centred.
  private(set) var thermal: Reference
  let temperature: Double
  let transmission: TransmissionLaw
  /// Adds to E to give T's argument: 1 - [mu(z-) + mu(z+)]/2.
  var transmissionShift = 0.0
  /// Depth of the screening layer at the faces, where legs are cut to `layerLeg`; both 0 in the neutral limit.
  let layerDepth: Double
  let layerLeg: Double
  /// Whether electrons held in the layer decide about its charge.
  let holdsElectrons: Bool
  /// Whether the ends of the wires are mirrors.
  var isClosed = false
  var facePotential: (Double, Double) = (0, 0)
  /// Largest change of psi across the screening layers.
  private(set) var layerDrop = 0.0
  private var view: View

  /// - Parameters:
  ///   - screening: of the potential flights see.
  ///   - layerFraction: leg length in the screening layer, in screening lengths.
  ///   - heldReach: how far the layer reaches where it holds electrons, which then fly in legs of their own.
  package init(
    system: System, thermal: Reference, potential: Potential, screening: Screening, grain: Grain,
    layerFraction: Double, heldReach: Double? = nil
  ) {
    halfLength = system.halfLength
    self.grain = grain
    exponent = system.relaxation.exponent ?? 0
    thinning = system.relaxation.table.map { Thinning($0) }
    slow = SlowFlight(system)
    self.thermal = thermal
    temperature = system.temperature
    transmission = system.scatterer.transmission
    if case .poisson(let k) = screening {
      layerDepth = min(6 * max(1 / k, heldReach ?? 0), system.halfLength)
      layerLeg = layerFraction / k
      holdsElectrons = heldReach != nil
    } else {
      layerDepth = 0
      layerLeg = 0
      holdsElectrons = false
    }
    view = View(potential)
    thinning?.look(at: potential)
  }

  /// - Parameter potential: must live as long as it is looked at.
  package mutating func look(at potential: Potential, thermal: Reference, transmissionShift: Double) {
    view = View(potential)
    thinning?.look(at: potential)
    self.thermal = thermal
    facePotential = (potential.facePotential[0], potential.facePotential[1])
    self.transmissionShift = transmissionShift
    layerDrop = (0...1).map { abs(facePotential($0) - self.potential($0, layerDepth)) }.max() ?? 0
  }

  /// The arrays of a potential.
  private struct View {
    let nodes: UnsafePointer<Double>
    let integrals: UnsafePointer<Double>
    let stride: Int
    let inverseSpacing: Double
    let spacing: Double

    init(_ potential: Potential) {
      nodes = UnsafePointer(potential.nodes.start)
      integrals = UnsafePointer(potential.integrals.start)
      stride = potential.stride
      inverseSpacing = potential.mesh.inverseSpacing
      spacing = potential.mesh.spacing
    }
  }

  /// psi, linear between the centres of the field's cells.
  @inline(__always) package func potential(_ wire: Int, _ s: Double) -> Double {
    let t = s * view.inverseSpacing + 0.5
    let i = min(Int(t), view.stride &- 2)
    let p = view.nodes + (wire &* view.stride &+ i)
    return p[0] + (p[1] - p[0]) * (t - Double(i))
  }

  /// psi' there, outward.
  @inline(__always) func slope(_ wire: Int, _ s: Double) -> Double {
    let i = min(Int(s * view.inverseSpacing + 0.5), view.stride &- 2)
    let p = view.nodes + (wire &* view.stride &+ i)
    return (p[1] - p[0]) * view.inverseSpacing
  }

  /// Mean of psi over the path between two places of a wire.
  @inline(__always) func meanPotential(_ wire: Int, from a: Double, to b: Double) -> Double {
    abs(b - a) < 1e-6 ? potential(wire, a) : (integral(wire, b) - integral(wire, a)) / (b - a)
  }

  /// Integral of the piecewise linear psi: quadratic between the nodes, or means over short ways would be wrong.
  @inline(__always) private func integral(_ wire: Int, _ s: Double) -> Double {
    let t = s * view.inverseSpacing + 0.5
    let i = min(Int(t), view.stride &- 2)
    return integral(at: wire &* view.stride &+ i, fraction: t - Double(i))
  }

  @inline(__always) private func integral(at node: Int, fraction f: Double) -> Double {
    let p = view.nodes + node
    return view.integrals[node] + f * view.spacing * (p[0] + 0.5 * f * (p[1] - p[0]))
  }

  /// The potential and what decides the shape of a leg, for `FlightBlock`.
  var field: nichrome_field {
    nichrome_field(
      nodes: view.nodes, integrals: view.integrals, row: Int64(view.stride), spacing: view.spacing,
      inverse_spacing: view.inverseSpacing, half_length: halfLength)
  }
  var legLaw: nichrome_leg_law {
    nichrome_leg_law(
      least: Leg.leastEnergy, slowest: slow.slowest, fast_share: Leg.fastShare, exponent: exponent, layer: layerDepth,
      border: grain.border)
  }

  /// The bounds of the stretch of a wire in which a leg from `s` ends.
  @inline(__always) func stretch(_ s: Double) -> (inner: Double, outer: Double) {
    grain.isFar(s) ? (grain.border, halfLength) : (0, min(grain.border, halfLength))
  }

  @inline(__always) func facePotential(_ wire: Int) -> Double { wire == 0 ? facePotential.0 : facePotential.1 }

  /// Optical depth of a leg of given length, duration and mean speed: int ds/l.
  @inline(__always) func depth(length: Double, duration: Double, speed: Double) -> Double {
    if exponent == 1 { return duration }
    if exponent == 0 { return length }
    return duration * raise(max(speed, 1e-6), 1 - exponent)
  }

  /// Optical depth of a way at constant kinetic energy, however long it takes.
  @inline(__always) func depth(straight length: Double, _ electron: Electron) -> Double {
    length * raise(max(kineticEnergy(electron), Leg.leastEnergy), -0.5 * exponent)
  }

  @inline(__always) func kineticEnergy(_ electron: Electron) -> Double {
    electron.energy - potential(electron.wire, electron.distance)
  }

  /// Time of a leg inside the screening layer: `layerLeg` long, longer for electrons too fast to notice the layer.
  @inline(__always) func layerTime(speed: Double) -> Double {
    layerLeg * max(1, 0.1 * speed * speed / max(layerDrop, 1e-9)) / speed
  }

  /// T of many energies, 0 of those below the band bottom of the wire `far`.
  func transmissions(
    _ energies: UnsafePointer<Double>, into far: Int?, count: Int, _ probabilities: UnsafeMutablePointer<Double>
  ) {
    for i in 0..<count { probabilities[i] = energies[i] + transmissionShift }
    transmission.replaceByProbabilities(probabilities, count: count)
    guard let far else { return }
    let bottom = facePotential(far)
    for i in 0..<count where energies[i] <= bottom { probabilities[i] = 0 }
  }

  /// Transmission of an electron of total energy E to the wire `far`, where its kinetic energy must stay positive.
  @inline(__always) func transmission(energy: Double, into far: Int) -> Double {
    energy > facePotential(far) ? transmission.probability(at: energy + transmissionShift) : 0
  }
}
