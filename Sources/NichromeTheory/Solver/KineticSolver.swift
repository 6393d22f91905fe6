import Foundation
import NichromeModel
import NichromeNumerics

/// Solves the full dynamics mesh by mesh, each twice as fine as the last and starting from its solution.
///
/// Currents and voltages >= 0 only; `KineticSolution` mirrors the others.
struct KineticSolver {
  let system: System
  /// Simulated length of each wire: what is left of the excess there is e^-20 of fast electrons.
  let length: Double
  /// Whether the band bottom is populated enough to matter.
  let hasSlowElectrons: Bool
  /// In which the iteration starts: from a straight potential it falls into one slowly, and may come to rest before.
  private let pocket: FacePocket?
  private let finest: Double
  private let reach: Double
  private var last: [WireState]?
  private var lastMesh: SolverMesh?
  var current: Double
  /// du/d iota between the last two trials of a voltage: meshes differ little in it.
  var resistance: Double?
  /// The bare wire on the last mesh, which trials of a voltage share.
  private var bareWire: SteadyState?
  /// Work done: cells, energies, iterations of the last mesh; the violation of both conservation laws and the unrest left.
  private(set) var effort = Effort()

  struct Effort: Sendable, Equatable {
    var cells = 0
    var energies = 0
    var iterations = 0
    var residual = 0.0
    var energyResidual = 0.0
    var unrest = 0.0
  }

  /// Temperatures above which there are slow electrons.
  private static let populatedBottom = 0.06
  /// Cells begin to grow within this share of a pocket's length.
  private static let shareOfPocket = 0.3
  /// Currents that differ by less, relative, have one bare wire: what it takes off is small.
  private static let sameCurrent = 0.01

  init(_ system: System) throws(TheoryError) {
    self.system = system
    let fast = system.relaxation.longestPath(upTo: 1 + 8 * system.temperature)
    length = 20 * fast
    reach = 3 * fast
    hasSlowElectrons = system.temperature > Self.populatedBottom
    pocket = hasSlowElectrons ? system.expectedVoltage.flatMap { FacePocket(system, voltage: $0) } : nil
    if case .poisson(let k) = system.screening {
      finest = min(hasSlowElectrons ? 1e-3 : 1e-2, 0.3 / k)
    } else {
      // Nothing smooths the potential of a neutral wire, which goes like sqrt s below the face's own band bottom.
      finest = min(hasSlowElectrons ? 1e-4 : 1e-2, pocket.map { Self.shareOfPocket * $0.length } ?? .infinity)
    }
    switch system.drive {
    case .current(let iota): current = iota
    case .voltage(let u):
      let mean = system.scatterer.transmission.thermalMean(temperature: system.temperature)
      // Beyond this no voltage is left to speak of.
      if mean > 1 - 1e-9 { throw .unboundedCurrent(voltage: u) }
      current = u * mean / (1 - mean)
    }
  }

  /// The steady state on a mesh of that many cells per wire.
  mutating func solve(cells: Int) throws(TheoryError) -> SteadyState {
    let mesh = SolverMesh(length: length, finest: finest, reach: reach, count: cells)
    guard case .voltage(let target) = system.drive else { return try solve(on: mesh) }
    return try solve(on: mesh, voltage: target)
  }

  mutating func solve(on mesh: SolverMesh) throws(TheoryError) -> SteadyState {
    let bulk = try BulkFlow(current: current, temperature: system.temperature, law: system.relaxation)
    let point = FixedPoint(
      system: system, bulk: bulk, mesh: mesh, start: start(on: mesh, bulk))
    try point.solve()
    (last, lastMesh) = (point.states, mesh)
    effort = Effort(
      cells: mesh.count, energies: point.transport.energies, iterations: point.iterations, residual: point.residual,
      energyResidual: point.transport.energyResidual, unrest: point.unrest)
    var state = SteadyState(point)
    if hasSlowElectrons { state.subtract(bare: try bare(on: mesh, bulk)) }
    return state
  }

  /// The wire without a scatterer on the same mesh.
  private mutating func bare(on mesh: SolverMesh, _ bulk: BulkFlow) throws(TheoryError) -> SteadyState {
    if let bareWire, bareWire.mesh.count == mesh.count, abs(bareWire.current / current - 1) < Self.sameCurrent {
      return bareWire
    }
    var bare = system
    bare.scatterer = Scatterer(length: 0, permittivityRatio: 1, transmission: .constant(value: 1))
    let point = FixedPoint(
      system: bare, bulk: bulk, mesh: mesh, start: Self.linear(mesh, bulk, voltage: 0))
    try point.solve()
    let state = SteadyState(point)
    bareWire = state
    return state
  }

  private func start(on mesh: SolverMesh, _ bulk: BulkFlow) -> [WireState] {
    guard let last, let lastMesh else {
      let mean = system.scatterer.transmission.thermalMean(temperature: system.temperature)
      let voltage = current * max(1 - mean, 0) / max(mean, 1e-6)
      var states = Self.linear(mesh, bulk, voltage: min(voltage, 2 * (1 + system.temperature)))
      if let pocket {
        for (k, s) in mesh.centres.enumerated() { states[0].psi[k] -= pocket.fall(at: s) }
      }
      return states
    }
    if lastMesh.count == mesh.count { return last }
    return last.map { state in
      func moved(_ values: [Double], _ end: Double) -> [Double] {
        let curve = LocalPolynomial(knots: lastMesh.centres + [lastMesh.length], values: values + [end])
        return mesh.centres.map { s in
          // Linear below the first centre: a polynomial must not be extrapolated.
          s >= curve.knots[0] ? curve(s).value : values[0] + curve(curve.knots[0]).slope * (s - curve.knots[0])
        }
      }
      var new = state
      new.mu = moved(state.mu, state.muEnd)
      new.psi = moved(state.psi, state.psiEnd)
      return new
    }
  }

  /// mu and psi linear with the bulk's slope.
  private static func linear(_ mesh: SolverMesh, _ bulk: BulkFlow, voltage: Double) -> [WireState] {
    [1.0, -1.0].map { sign in
      func mu(_ s: Double) -> Double { 1 + sign * (0.5 * voltage + bulk.slope * s) }
      let potentials = mesh.centres.map(mu)
      return WireState(
        mu: potentials, psi: potentials.map { $0 - bulk.chemicalEnergy }, muEnd: mu(mesh.length),
        psiEnd: mu(mesh.length) - bulk.chemicalEnergy, psiFace: nil)
    }
  }
}
