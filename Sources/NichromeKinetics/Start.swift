import NichromeModel
import NichromeNumerics

/// Where a simulation starts: bulk drift and reference for the drive, from the Landauer guess.
package struct Start {
  package let states: StateFunctions
  package let bulk: BulkDrift
  package let jump: Double

  package init(deck: Deck) {
    let system = deck.system
    let exact = StateFunctions(
      temperature: system.temperature, law: system.relaxation, reach: 1.2 + 2 * Self.drop(of: system))
    let states = system.dynamics == .full ? exact : exact.linearised()
    let guess = LandauerGuess(system: system, states: states)
    let charging = FaceCharging(of: system)
    func drift(_ current: Double) -> BulkDrift {
      switch system.dynamics {
      case .full: BulkDrift(current: current, temperature: system.temperature, law: system.relaxation, states: states)
      case .linearised: BulkDrift(linearised: current, temperature: system.temperature, law: system.relaxation)
      }
    }
    let limit = System.largestVoltage(temperature: system.temperature)
    // A scatterer that transmits next to nothing asks for more than there is.
    func finite(_ jump: Double, upTo limit: Double) -> Double { min(max(jump, -limit), limit) }
    func voltage(for bulk: BulkDrift) -> Double { charging.voltage(jump: guess.jump(for: bulk), slope: bulk.slope) }
    switch system.drive {
    case _ where system.course != nil:
      // Scales for what the source may do; the gas at the contacts is made of it, to second order in the field.
      let unit = BulkDrift(linearised: 1, temperature: system.temperature, law: system.relaxation)
      let current =
        switch system.drive {
        case .current(let current): current
        case .voltage(let voltage):
          voltage / (guess.jump(for: drift(1e-3)) / 1e-3 + 2 * system.halfLength * unit.slope)
        }
      bulk = BulkDrift(warm: current, temperature: system.temperature, law: system.relaxation, states: exact)
      let expected = current == 0 ? 0 : guess.jump(for: drift(1e-3)) * current / 1e-3
      if case .current = system.drive { jump = finite(expected, upTo: limit) } else { jump = expected }
    case .current(let current):
      bulk = drift(current)
      // So high that a run notices at once.
      jump = finite(voltage(for: bulk), upTo: Self.hopeless * limit)
    case .voltage(let target):
      let most = System.largestCurrent(temperature: system.temperature)
      var current = guess.current(jump: target, bulk: drift(0))
      for _ in 0..<40 where current != 0 {
        let bulk = drift(current)
        let ratio = target / voltage(for: bulk)
        current *= ratio
        if abs(ratio - 1) < 1e-9 { break }
        // A current that no wire carries: the run will find that the voltage cannot be held.
        if !(abs(current) < most) {
          current = target < 0 ? -most : most
          break
        }
      }
      bulk = drift(current)
      jump = target
    }
    self.states = states
  }

  package func plan(deck: Deck, numerics: Numerics) -> Plan {
    Plan(
      system: deck.system, states: states, bulk: bulk, jump: jump, bins: deck.bins, settings: deck.simulation,
      dynamicTimeStep: PhaseMesh(deck)?.timeStep, numerics: numerics)
  }

  /// Slowest diffusion along a wire closed at both ends, D^2/(pi^2 times the diffusion constant); four times that where the
  /// far end is open.
  package func diffusionTime(of system: System) -> Double {
    let mobility = bulk.slope != 0 ? bulk.current / bulk.slope : 2
    let diffusion = mobility / (2 * states.compressibility(1))
    let length = system.halfLength * (system.dynamics == .full ? 1 : 2)
    return length * length / (diffusion * .pi * .pi)
  }

  package func balance(of system: System) -> ChargeBalance {
    // Open ends let the charge out, and no charge has to wait for the scatterer.
    if system.dynamics == .linearised { return ChargeBalance(capacity: 0, resistance: 0) }
    let resistance = bulk.current != 0 ? abs(jump / bulk.current) : 0
    return ChargeBalance(capacity: states.compressibility(1) * system.halfLength, resistance: resistance + 3)
  }

  /// The largest voltage that a current is begun with, over the largest of a deck.
  private static let hopeless = 1e5

  /// A bound of the voltage: the drive's own, or a current through a poor transmitter at the top of the thermal window; never
  /// more than a deck may ask for at the scatterer.
  private static func drop(of system: System) -> Double {
    let expected =
      switch system.drive {
      case .voltage(let voltage): abs(voltage)
      case .current(let current): max(1, 10 * abs(current), system.temperature)
      }
    return min(expected, System.largestVoltage(temperature: system.temperature))
  }
}
