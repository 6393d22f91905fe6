import NichromeModel
import NichromeNumerics

/// Both wires at one voltage, solved with one order of the energy rule.
struct ClosureState {
  let voltage: Double
  let current: Double
  let left: ClosureWire
  let right: ClosureWire

  init(voltage: Double, current: Double, left: ClosureWire, right: ClosureWire) {
    self.voltage = voltage
    self.current = current
    self.left = left
    self.right = right
  }

  /// The state under the drive of the system.
  ///
  /// - Parameter near: a voltage close to that of a current drive, from a lower order.
  init(_ system: System, order: Int, near: Double?) throws(TheoryError) {
    switch system.drive {
    case .voltage(let voltage):
      let state = try Self.driven(system, voltage: abs(voltage), order: order)
      self = voltage < 0 ? state.mirrored : state
    case .current(let current):
      let state = try Self.driven(system, current: abs(current), order: order, near: near.map { abs($0) })
      self = current < 0 ? state.mirrored : state
    }
  }

  var wires: [ClosureWire] { [left, right] }

  /// Number of decaying modes of the left wire, one less than that of its energies; 1 for a constant mean free path.
  var nodeCount: Int { left.rates.count }

  /// The state under the reversed drive.
  private var mirrored: ClosureState {
    ClosureState(voltage: -voltage, current: -current, left: right.mirrored, right: left.mirrored)
  }

  /// Largest |p^q - p^D| at the distances of ``ClosureError``.
  var largestExcessHeat: Double {
    wires.reduce(0) { largest, wire in
      ClosureError.distances(wire.screening).reduce(largest) {
        max($0, abs(wire.excessHeat(at: max($1, ClosureError.nearest(wire.screening)))))
      }
    }
  }
}
