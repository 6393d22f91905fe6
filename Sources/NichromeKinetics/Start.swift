import NichromeModel
import NichromeNumerics

/// Where a simulation starts: bulk drift and reference for the drive, from the Landauer guess.
package struct Start {
  package let states: StateFunctions
  package let bulk: BulkDrift
  package let jump: Double

  package init(deck: Deck) {
    let system = deck.system
    let states = StateFunctions(
      temperature: system.temperature, law: system.relaxation, reach: 1.2 + 2 * Self.drop(of: system))
    let guess = LandauerGuess(system: system, states: states)
    func drift(_ current: Double) -> BulkDrift {
      BulkDrift(current: current, temperature: system.temperature, law: system.relaxation, states: states)
    }
    switch system.drive {
    case .current(let current):
      bulk = drift(current)
      jump = guess.jump(for: bulk)
    case .voltage(let voltage):
      var current = guess.current(jump: voltage, bulk: drift(0))
      for _ in 0..<40 where current != 0 {
        let bulk = drift(current)
        let ratio = voltage / guess.jump(for: bulk)
        current *= ratio
        if abs(ratio - 1) < 1e-9 { break }
      }
      bulk = drift(current)
      jump = voltage
    }
    self.states = states
  }

  package func plan(deck: Deck, numerics: Numerics) -> Plan {
    Plan(
      system: deck.system, states: states, bulk: bulk, jump: jump, bins: deck.bins, settings: deck.simulation,
      numerics: numerics)
  }

  /// Slowest diffusion along a wire closed at both ends, D^2/(pi^2 times the diffusion constant).
  package func diffusionTime(of system: System) -> Double {
    let mobility = bulk.slope != 0 ? bulk.current / bulk.slope : 2
    let diffusion = mobility / (2 * states.compressibility(1))
    return system.halfLength * system.halfLength / (diffusion * .pi * .pi)
  }

  package func balance(of system: System) -> ChargeBalance {
    let resistance = bulk.current != 0 ? abs(jump / bulk.current) : 0
    return ChargeBalance(capacity: states.compressibility(1) * system.halfLength, resistance: resistance + 3)
  }

  /// A bound of the voltage: the drive's own, or a current through a poor transmitter at the top of the thermal window.
  private static func drop(of system: System) -> Double {
    switch system.drive {
    case .voltage(let voltage): abs(voltage)
    case .current(let current): max(1, 10 * abs(current), system.temperature)
    }
  }
}
