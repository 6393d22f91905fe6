import NichromeModel
import NichromeNumerics

/// The general solution of the closure in one wire: a line in delta mu, the decaying modes and the potential of the
/// face.
///
/// Its unknowns, `count` from `first` on: the amplitudes of the modes, the fall c of mu per length along z, the value a
/// to which the far delta mu extrapolates at the face, and e phi at the face. s is the distance from the face, and the
/// line is m = a + sigma c s with sigma = 1 in the left wire and -1 in the right.
struct WireBasis {
  let side: Side
  let nodes: WireNodes
  /// l of each node.
  let meanFreePaths: [Double]
  let modes: DecayModes
  /// F = int d eps eps^{-1/2} (-f'), the density per chemical energy.
  let thermalDensity: Double
  /// Density of a mode of amplitude 1, over F.
  let densities: [Double]
  /// Heat of dissipation of a mode of amplitude 1 at the face.
  let heats: [Double]
  /// Index of the first unknown.
  let first: Int

  init(side: Side, nodes: WireNodes, relaxation: RelaxationLaw, first: Int) {
    self.side = side
    self.nodes = nodes
    self.first = first
    let paths = nodes.energies.map { relaxation.meanFreePath(kineticEnergy: $0) }
    guard let exponent = relaxation.exponent else { preconditionFailure("the closure is solved for powers") }
    let modes = DecayModes(
      weights: nodes.weights, logarithms: nodes.energies.map { 0.5 * exponent * logarithm($0) })
    meanFreePaths = paths
    self.modes = modes
    let states = zip(nodes.weights, nodes.energies).map { $0 / $1.squareRoot() }
    let total = states.reduce(0, +)
    thermalDensity = total
    densities = modes.departures.map { zip(states, $0).reduce(0.0) { $0 + $1.0 / $1.1 } / total }
    // eps (chi_o + chi_i - 2 w m)/l; since sum w l/(1 - lambda^2 l^2) = 0, eps - 1 does as well and cancels less.
    heats = zip(modes.rates, modes.departures).map { rate, departures in
      var sum = 0.0
      for (k, energy) in nodes.energies.enumerated() {
        sum += (energy - 1) * nodes.weights[k] * paths[k] / departures[k]
      }
      return 2 * rate * rate * sum
    }
  }

  /// sigma.
  var sign: Double { side == .left ? 1 : -1 }
  var count: Int { modes.rates.count + 3 }
  var slope: Int { first + modes.rates.count }
  var offset: Int { slope + 1 }
  var facePotential: Int { slope + 2 }

  /// Adds `factor` times the electrons of node k that leave the face outward.
  func addOutgoing(_ k: Int, times factor: Double, to row: inout [Double]) {
    let weight = factor * nodes.weights[k]
    for (index, rate) in modes.rates.enumerated() {
      row[first + index] += weight * (1 + rate * meanFreePaths[k]) / modes.departures[index][k]
    }
    row[slope] -= weight * sign * meanFreePaths[k]
    row[offset] += weight
  }

  /// Adds `factor` times the electrons of node k that arrive at the face.
  func addIncoming(_ k: Int, times factor: Double, to row: inout [Double]) {
    let weight = factor * nodes.weights[k]
    for (index, rate) in modes.rates.enumerated() {
      row[first + index] += weight / (1 + rate * meanFreePaths[k])
    }
    row[slope] += weight * sign * meanFreePaths[k]
    row[offset] += weight
  }

  /// delta mu at the face.
  func addElectrochemicalPotential(times factor: Double, to row: inout [Double]) {
    for index in modes.rates.indices { row[first + index] += factor }
    row[offset] += factor
  }

  /// d(e phi)/ds at the face, over K.
  func addFieldOverWavenumber(_ wavenumber: Double, times factor: Double, to row: inout [Double]) {
    for (index, rate) in modes.rates.enumerated() {
      row[first + index] += factor * densities[index] * wavenumber / (wavenumber + rate)
    }
    row[slope] += factor * sign / wavenumber
    row[offset] += factor
    row[facePotential] -= factor
  }

  /// e phi at the face less what neutrality makes of it.
  func addCharge(to row: inout [Double]) {
    for index in modes.rates.indices { row[first + index] -= densities[index] }
    row[offset] -= 1
    row[facePotential] += 1
  }
}
