import NichromeModel
import NichromeNumerics

/// First guess of the reference's jump: the Landauer current of two bulk drift distributions meeting at the scatterer,
/// iota = int dE T(E) [g_L(E) - g_R(E)]. Exact for a constant mean free path.
package struct LandauerGuess {
  package let system: System
  package let states: StateFunctions

  package init(system: System, states: StateFunctions) {
    self.system = system
    self.states = states
  }

  /// Current for a jump of mu, the wires carrying the bulk's current.
  package func current(jump: Double, bulk: BulkDrift) -> Double {
    let theta = system.temperature
    let (left, right) = (0.5 * jump, -0.5 * jump)
    func incoming(_ energy: Double, _ offset: Double, forward: Bool) -> Double {
      let x = max(energy - (1 + offset - bulk.chemicalEnergy), 0)
      return fermi((energy - 1 - offset) / theta) + bulk.deviation(kineticEnergy: x, forward: forward)
    }
    let bottom = 1 + max(left, right) - bulk.chemicalEnergy
    // Electrons accelerated along their free paths reach 36 c, c = iota/2, beyond the thermal ones.
    let top = max(1 + abs(jump) + 40 * theta, bottom + theta) + 18 * abs(bulk.current)
    return simpson(from: bottom, to: top) { energy in
      system.scatterer.transmission.probability(at: energy)
        * (incoming(energy, left, forward: true) - incoming(energy, right, forward: false))
    }
  }

  /// The jump that carries the bulk's current, by the secant method.
  package func jump(for bulk: BulkDrift) -> Double {
    let target = bulk.current
    if target == 0 { return 0 }
    var (a, b) = (0.0, target)
    var (fa, fb) = (current(jump: a, bulk: bulk) - target, current(jump: b, bulk: bulk) - target)
    for _ in 0..<60 where abs(fb) > 1e-12 * abs(target) && fa != fb {
      let limit = 2 * max(abs(b - a), abs(target))
      let next = b - min(max(fb * (b - a) / (fb - fa), -limit), limit)
      (a, fa) = (b, fb)
      b = next
      fb = current(jump: b, bulk: bulk) - target
    }
    return b
  }
}
