import NichromeModel
import NichromeNumerics

/// Kinetic energies of one wire with their weights in the thermal window -f' d eps.
struct WireNodes {
  /// eps in mu0.
  var energies: [Double] = []
  /// Quadrature weight times -f'(eps).
  var weights: [Double] = []

  mutating func append(_ energy: Double, weight: Double, density: Double) {
    energies.append(energy)
    // A weight of zero would be a pole without a mode: far below every other weight is zero enough.
    weights.append(max(weight * density, Self.leastWeight))
  }

  private static let leastWeight = 1e-250
}

/// The energies at which the closure is solved, paired through the scatterer.
///
/// The kinetic energy jumps by eV, eps_R = eps_L + u (3): the first nodes of both wires are two ends of one crossing,
/// at the mid energy (eps_L + eps_R)/2 that T depends on. The right wire has nodes below u more, whose electrons are
/// reflected. Points are Gauss-Legendre in the velocity, which makes 1/l and the density of states smooth at the band
/// bottom. At theta = 0 the thermal window is one point, eps = 1, of weight 1.
struct ClosureNodes {
  var left = WireNodes()
  var right = WireNodes()
  /// T of each crossing.
  var transmissions: [Double] = []
  /// T (f_L - f_R) d eps of each crossing: what the jump alone drives through the scatterer.
  var sources: [Double] = []

  /// Number of crossings.
  var count: Int { transmissions.count }

  /// - Parameters:
  ///   - voltage: u > 0, or >= 0 at theta > 0.
  ///   - order: points of the rule on each panel.
  init(_ system: System, voltage: Double, order: Int) {
    let (temperature, transmission) = (system.temperature, system.scatterer.transmission)
    let window = ThermalWindow(temperature: temperature, voltage: voltage)
    let panels = ClosurePanels(system, voltage: voltage, order: order)
    var rules: [Int: GaussLegendre] = [:]
    /// Kinetic energies on a panel whose mid energies lie `shift` above them.
    func nodes(on panel: ClosedRange<Double>, shift: Double) -> [GaussLegendre.Node] {
      let points = panels.points(on: panel, order: order)
      let rule = rules[points] ?? GaussLegendre(order: points)
      rules[points] = rule
      let bounds = [panel.lowerBound, panel.upperBound].map { max($0 - shift, 0).squareRoot() }
      return rule.nodes(from: bounds[0], to: bounds[1]).map { velocity in
        GaussLegendre.Node(
          position: velocity.position * velocity.position, weight: 2 * velocity.position * velocity.weight)
      }
    }
    for node in panels.crossing.flatMap({ nodes(on: $0, shift: 0.5 * voltage) }) {
      appendCrossing(node.position, weight: node.weight, window: window, transmission: transmission)
    }
    if temperature == 0 { appendFermiEnergies(voltage: voltage, transmission: transmission) }
    for node in panels.reflected.flatMap({ nodes(on: $0, shift: -0.5 * voltage) }) {
      right.append(node.position, weight: node.weight, density: window.density(node.position))
    }
  }

  private mutating func appendCrossing(
    _ energy: Double, weight: Double, window: ThermalWindow, transmission: TransmissionLaw
  ) {
    let middle = energy + 0.5 * window.voltage
    left.append(energy, weight: weight, density: window.density(energy))
    right.append(energy + window.voltage, weight: weight, density: window.density(energy + window.voltage))
    transmissions.append(transmission.probability(at: middle))
    sources.append(weight * transmissions[count - 1] * window.step(middle))
  }

  /// The whole thermal window of either wire at theta = 0, and its partner across the scatterer.
  private mutating func appendFermiEnergies(voltage: Double, transmission: TransmissionLaw) {
    left.append(1, weight: 1, density: 1)
    right.append(1 + voltage, weight: 1, density: 0)
    transmissions.append(transmission.probability(at: 1 + 0.5 * voltage))
    sources.append(0)
    if voltage < 1 {
      left.append(1 - voltage, weight: 1, density: 0)
      right.append(1, weight: 1, density: 1)
      transmissions.append(transmission.probability(at: 1 - 0.5 * voltage))
      sources.append(0)
    } else {
      right.append(1, weight: 1, density: 1)
    }
  }
}

/// -f' and f_L - f_R, at theta = 0 as well.
struct ThermalWindow {
  let temperature: Double
  let voltage: Double

  /// -f'(eps); at theta = 0 it is nowhere but at its own node.
  func density(_ energy: Double) -> Double {
    temperature > 0 ? logisticDensity((energy - 1) / temperature) / temperature : 0
  }

  /// f(x - u/2) - f(x + u/2).
  func step(_ middle: Double) -> Double {
    if temperature == 0 { return abs(middle - 1) < 0.5 * voltage ? 1 : 0 }
    return TransmissionWindow.difference(energy: middle - 1, halfGap: 0.5 * voltage, temperature: temperature)
  }
}
