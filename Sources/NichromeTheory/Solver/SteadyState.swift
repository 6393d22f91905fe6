import NichromeModel
import NichromeNumerics

/// The numbers of a fixed point on one mesh, sides those of a current >= 0.
struct SteadyState: Sendable {
  var current: Double
  var voltage: Double
  var electrostaticDrop: Double
  var extrapolatedVoltage: Double
  let mesh: SolverMesh
  /// Integral of p^s from the face to each edge, per wire.
  var cumulative: [[Double]]
  /// p^D.
  let drudeHeat: Double
  /// By how much the potentials still moved when the iteration ended.
  let unrest: Double
  /// At the face, at the centres of the cells and at the wire's end, per wire.
  var density: [[Double]]
  /// From the mid electrochemical potential.
  var mu: [[Double]]
  /// The band bottom, 0 in equilibrium.
  var psi: [[Double]]
  /// P_L and P_R.
  var excessHeat: [Double] { cumulative.map { $0[mesh.count] } }

  init(_ point: FixedPoint) {
    let (transport, bulk) = (point.transport, point.bulk)
    let (mesh, mid, states) = (point.mesh, transport.mid, point.states)
    (self.mesh, current, drudeHeat, unrest) = (mesh, bulk.current, bulk.drudeHeat, point.unrest)
    voltage = transport.muFace[0] - transport.muFace[1]
    electrostaticDrop = transport.wires[0].psiEdges[0] - transport.wires[1].psiEdges[0]
    extrapolatedVoltage = states[0].muEnd - states[1].muEnd - 2 * bulk.slope * mesh.length
    cumulative = transport.balance.map { balance in
      var sums = [0.0]
      for (k, width) in mesh.widths.enumerated() { sums.append(sums[k] + balance.heat[k] - bulk.drudeHeat * width) }
      return sums
    }
    density = [0, 1].map { [transport.densityFace[$0]] + transport.density($0) + [0] }
    mu = [0, 1].map { wire in ([transport.muFace[wire]] + states[wire].mu + [states[wire].muEnd]).map { $0 - mid } }
    psi = [0, 1].map { wire in
      ([transport.wires[wire].psiEdges[0]] + states[wire].psi + [states[wire].psiEnd]).map { $0 - mid + 1 }
    }
  }

  /// Takes off what the same mesh makes of the bare wire, which has neither excess heat nor a voltage: the error of the
  /// Drude background, whose slow electrons are the hardest. It is proportional to the current, that of the heat to its
  /// square.
  mutating func subtract(bare: SteadyState) {
    let share = current / bare.current
    voltage -= share * bare.voltage
    extrapolatedVoltage -= share * bare.extrapolatedVoltage
    for wire in 0...1 {
      for k in cumulative[wire].indices { cumulative[wire][k] -= share * share * bare.cumulative[wire][k] }
    }
  }

  /// The same state at a voltage that differs by no more than the potentials still moved: the current follows.
  mutating func settle(voltage target: Double, resistance: Double) {
    current -= (voltage - target) / resistance
    voltage = target
  }
}
