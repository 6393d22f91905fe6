import NichromeModel

/// What is adjusted, after each block of time, so that the drive's quantity has its value.
protocol Regulator {
  func adjust(_ simulation: Simulation, to measured: Measured)
}

/// Means over a block.
struct Measured {
  let voltage: Double
  let throughScatterer: Double
  let duration: Double
}

/// Nothing: the contacts hold the current.
struct HeldCurrent: Regulator {
  func adjust(_ simulation: Simulation, to measured: Measured) {}
}

extension VoltageGovernor: Regulator {
  func adjust(_ simulation: Simulation, to measured: Measured) {
    simulation.current = corrected(
      simulation.current, voltage: measured.voltage, duration: measured.duration, time: simulation.time)
  }
}

/// Linearised dynamics at a voltage: the current is what the scatterer lets through, and the contacts' influx follows it.
///
/// The mean current through the scatterer follows the influx in part, so that their common wandering has a memory longer than
/// the control's: a short one leaves most independent samples. Its noise moves no mean where all is linear.
struct FollowingCurrent: Regulator {
  /// In l0/v0.
  private static let memory = 4.0

  func adjust(_ simulation: Simulation, to measured: Measured) {
    let gain = min(1, measured.duration / Self.memory)
    simulation.current += gain * (measured.throughScatterer - simulation.current)
  }
}

/// Linearised dynamics at a current: integral control of the voltage, as `VoltageGovernor` controls a current.
struct VoltageSearch: Regulator {
  let target: Double
  /// u/iota expected.
  let resistance: Double
  /// In l0/v0: several times what the wires need to respond.
  private static let timeConstant = 80.0

  func adjust(_ simulation: Simulation, to measured: Measured) {
    guard let dynamics = simulation.closure as? LinearisedDynamics else { return }
    let change = resistance * (target - measured.throughScatterer) * measured.duration / Self.timeConstant
    let limit = 0.05 * abs(dynamics.voltage)
    simulation.impose(
      LinearisedDynamics(
        voltage: dynamics.voltage + min(max(change, -limit), limit), reference: simulation.reference,
        halfLength: simulation.system.halfLength))
  }
}

extension Start {
  /// What the drive needs under the closure of a system.
  /// - Parameter isFitted: whether the warm-up fits the run to the drive.
  func regulator(of system: System, responseTime: Double, isFitted: Bool) -> any Regulator {
    guard bulk.current != 0, system.course == nil else { return HeldCurrent() }
    switch (system.drive, system.dynamics) {
    case (.current, .full): return HeldCurrent()
    case (.voltage(let target), .full):
      return VoltageGovernor(
        target: target, conductance: bulk.current / target,
        // Four times where the scatterer lets through what it gets.
        responseTime: isFitted ? max(responseTime, 4 * diffusionTime(of: system)) : responseTime, isFitted: isFitted)
    case (.voltage, .linearised): return FollowingCurrent()
    case (.current(let target), .linearised): return VoltageSearch(target: target, resistance: jump / target)
    }
  }
}
