import NichromeModel
import NichromeNumerics

/// Every n-th energy of a sweep, with buffers of its own: the unit of parallel work.
final class SweepPart: @unchecked Sendable {
  /// What is found at a face at one energy.
  struct Face {
    var weight: Double
    var kinetic: Double
    /// g+ + g-.
    var sum: Double
  }

  let wires: [WireSweep]
  private(set) var balance: [WireBalance] = []
  private(set) var faces: [[Face]] = [[], []]
  private let system: System
  private let bulk: BulkFlow
  private let screensThinPockets: Bool
  /// An electron is held at a face where more than this share comes back without relaxing.
  private static let heldShare = 0.5

  init(system: System, bulk: BulkFlow, mesh: SolverMesh, states: [WireState]) {
    (self.system, self.bulk) = (system, bulk)
    screensThinPockets = system.screening == .neutral && system.relaxation.exponent == 0
    wires = states.map {
      WireSweep(mesh: mesh, law: PathLaw(system.relaxation), temperature: system.temperature, state: $0)
    }
  }

  func look(at states: [WireState]) {
    for (wire, state) in zip(wires, states) { wire.look(at: state) }
  }

  func sweep(_ grid: EnergyGrid, every stride: Int, from first: Int, transmissionShift shift: Double) {
    balance = wires.map { WireBalance(count: $0.mesh.count) }
    faces = [[], []]
    for index in Swift.stride(from: first, to: grid.energies.count, by: stride) {
      let (energy, weight) = (grid.energies[index], grid.weights[index])
      let open = wires.allSatisfy { energy > $0.psiEdges[0] }
      var transmission = open ? system.scatterer.transmission.probability(at: energy + shift) : 0
      let (left, right) = (
        wires[0].prepare(energy: energy, incoming: incoming(0, energy)),
        wires[1].prepare(energy: energy, incoming: incoming(1, energy))
      )
      let isHeld = max(left.alpha, right.alpha) > Self.heldShare
      if isHeld && screensThinPockets && transmission < FacePocket.leastTransmission { transmission = 0 }
      let arriving = Self.arriving(left, right, transmission)
      for wire in 0...1 {
        let (here, there) = wire == 0 ? arriving : (arriving.1, arriving.0)
        let leaving = (1 - transmission) * here + transmission * there
        wires[wire].complete(leavingFace: leaving)
        wires[wire].score(energy: energy, weight: weight, in: balance[wire])
        let kinetic = energy - wires[wire].psiEdges[0]
        if kinetic > 0 { faces[wire].append(Face(weight: weight, kinetic: kinetic, sum: here + leaving)) }
      }
    }
  }

  /// I = alpha O + beta in both wires with O = (1 - T) I + T I' at the scatterer.
  private static func arriving(
    _ a: (alpha: Double, beta: Double), _ b: (alpha: Double, beta: Double), _ t: Double
  ) -> (Double, Double) {
    let (p, q) = (1 - a.alpha * (1 - t), 1 - b.alpha * (1 - t))
    let determinant = p * q - a.alpha * b.alpha * t * t
    if determinant <= 0 { return (a.beta, b.beta) }
    return ((a.beta * q + a.alpha * t * b.beta) / determinant, (b.beta * p + b.alpha * t * a.beta) / determinant)
  }

  /// The bulk's distribution enters at a wire's end; it moves along the current in the left wire, against it in the right.
  private func incoming(_ wire: Int, _ energy: Double) -> Double {
    let state = wires[wire].state
    let x = energy - state.psiEnd
    if x <= 0 { return 0 }
    let v = x.squareRoot()
    return fermi((energy - state.muEnd) / system.temperature) + bulk.deviation(velocity: wire == 0 ? v : -v)
  }
}
