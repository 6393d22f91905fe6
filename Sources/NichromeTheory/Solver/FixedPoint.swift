import NichromeModel
import NichromeNumerics

/// The steady state on one mesh: mu and psi for which no cell absorbs more electrons than it emits, the current is the one
/// asked for and electrostatics holds.
final class FixedPoint {
  let system: System
  let bulk: BulkFlow
  let mesh: SolverMesh
  let transport: Transport
  private(set) var states: [WireState]
  private let electrostatics: Electrostatics
  private(set) var iterations = 0
  /// Largest violation of charge conservation relative to the current.
  private(set) var residual = Double.infinity

  /// Largest change of a potential in the last step with psi free.
  private(set) var unrest = Double.infinity

  /// Potentials that change by less are at rest: renewed energies leave a noise of about a tenth of it. Weak drives ask
  /// for less, in proportion.
  private let rest: Double
  private static let rest = (largest: 1e-7, ofDrive: 1e-5)
  /// As good as it gets when no step has been smaller for a while, a longer one for coarser unrest; `unrest` then is part
  /// of the error.
  private static let acceptable = (unrest: 1e-5, patience: 12, unrestInTheEnd: 1e-3, patienceInTheEnd: 30)
  /// Residual to which charge is to be conserved: fluxes of the order of one cancel to rounding.
  private let conserved: Double
  private static let conserved = (relative: 1e-12, rounding: 2 * Double.ulpOfOne)
  private static let limit = 150
  /// Potentials beyond this run away: the current asked for does not pass.
  private static let farthest = 50.0
  /// Steps after which the response is renewed: it belongs to the first guess before.
  private static let renewal = 6

  init(system: System, bulk: BulkFlow, mesh: SolverMesh, start: [WireState]) {
    (self.system, self.bulk, self.mesh) = (system, bulk, mesh)
    electrostatics = Electrostatics(system: system, mesh: mesh)
    states = start
    transport = Transport(system: system, bulk: bulk, mesh: mesh, states: start)
    let drive = bulk.current + abs(start[0].mu[0] - start[1].mu[0])
    rest = min(Self.rest.largest, Self.rest.ofDrive * drive)
    conserved = Self.conserved.relative + Self.conserved.rounding / bulk.current
  }

  /// Iterates until both potentials rest; then holds psi until charge is conserved to rounding.
  func solve() throws(TheoryError) {
    try iterate(holdingPotential: false)
    try iterate(holdingPotential: true)
  }

  private func iterate(holdingPotential held: Bool) throws(TheoryError) {
    var mixing = AndersonMixing(depth: 12)
    var response: LinearResponse? = nil
    var best = (size: Double.infinity, iteration: 0)
    for iteration in 0..<Self.limit {
      iterations += 1
      place()
      transport.sweep(states, keepingGrid: held)
      let absorbed = transport.balance.map(\.losses)
      let missing = bulk.current + transport.balance[0].flux[mesh.count]
      residual = (absorbed[0] + absorbed[1]).reduce(abs(missing)) { max($0, abs($1)) } / bulk.current
      if held && residual < conserved { return }
      if response == nil || iteration == Self.renewal { response = LinearResponse(transport: transport) }
      guard let muStep = response!.step(absorbed: absorbed, missingInflux: missing) else { break }
      let step = muStep + (held ? Array(repeating: 0, count: 2 * mesh.count) : psiStep(muStep))
      let size = step.reduce(0) { max($0, abs($1)) }
      if size < best.size { best = (size, iteration) }
      if !held {
        unrest = size
        let waited = iteration - best.iteration
        let stalled =
          waited > Self.acceptable.patience && size < Self.acceptable.unrest
          || waited > Self.acceptable.patienceInTheEnd && size < Self.acceptable.unrestInTheEnd
        if size < rest || stalled { return }
      } else if iteration - best.iteration > Self.acceptable.patience && residual < 1e3 * conserved {
        return
      }
      adopt(mixing.next(after: vector, step: step))
      if vector.contains(where: { !(abs($0) < Self.farthest * (1 + system.temperature)) }) { break }
    }
    if !held && unrest < Self.acceptable.unrestInTheEnd { return }
    throw .noConvergence(what: "the steady state", residual: residual)
  }

  private func psiStep(_ muStep: [Double]) -> [Double] {
    let n = mesh.count
    return electrostatics.step(
      states, density: [transport.density(0), transport.density(1)],
      muStep: [Array(muStep[0..<n]), Array(muStep[n..<(2 * n)])]
    ).flatMap { $0 }
  }

  private var vector: [Double] {
    states[0].mu + states[1].mu + [states[0].muEnd, states[1].muEnd] + states[0].psi + states[1].psi
  }

  private func adopt(_ x: [Double]) {
    let n = mesh.count
    for wire in 0...1 {
      states[wire].mu = Array(x[(wire * n)..<((wire + 1) * n)])
      states[wire].muEnd = x[2 * n + wire]
      states[wire].psi = Array(x[(2 * n + 2 + wire * n)..<(2 * n + 2 + (wire + 1) * n)])
    }
  }

  /// Ends follow the bulk, faces follow electrostatics; energies count so that the mid electrochemical potential is 1.
  private func place() {
    for wire in 0...1 { states[wire].psiEnd = states[wire].muEnd - bulk.chemicalEnergy }
    let faces = electrostatics.faces(states)
    for wire in 0...1 { states[wire].psiFace = faces[wire] }
  }
}
