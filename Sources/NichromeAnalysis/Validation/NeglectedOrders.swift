import NichromeModel
import NichromeTheory

/// How large the first neglected terms of an expansion are, as an order of magnitude.
///
/// The expansions go in powers of a = max(u, u/2w) and b = max(pi theta, pi theta/w), w the width of T(E) at mu0, about a
/// current iota, a voltage u, heats iota u. `Formula.order` gives the powers of u and theta of what is left out.
struct NeglectedOrders {
  let voltage: Double
  let current: Double
  let temperature: Double
  private let a: Double
  private let b: Double

  init(current: Double, voltage: Double, regime: FormulaRegime?, temperature: Double) {
    (self.current, self.voltage, self.temperature) = (abs(current), abs(voltage), temperature)
    a = max(abs(voltage), regime?.voltageOverWidth ?? 0)
    b = max(Double.pi * temperature, regime?.thermalOverWidth ?? 0)
  }

  /// What a number of that unit is of the order of.
  func natural(_ unit: ReducedUnit) -> Double {
    switch unit {
    case .current: current
    case .energy, .density: voltage
    case .heat, .heatPerLength: current * voltage
    default: 1
    }
  }

  func estimate(_ order: Formula.Order, _ target: FormulaTarget, _ unit: ReducedUnit, prediction: Double) -> Double {
    switch target {
    // d_T itself is exact: the heat that measures it is of third order in u besides.
    case .peltier: return peltierShare
    case .thermopower: return peltierShare / temperature
    // -+ iota/4 +- 2 d_T/u, to be followed by iota and theta^4/u.
    case .spotCondition: return a + power(b, 4) / max(voltage, .leastNonzeroMagnitude)
    default: break
    }
    guard case .error(let ofVoltage, let ofTemperature) = order else { return 0 }
    let thermal = ofTemperature ?? 2
    switch target {
    case .spot: return a + power(b, thermal)
    case .fieldAsymmetry: return abs(prediction) * (a * a + power(b, thermal))
    default: break
    }
    switch unit {
    case .heat, .heatPerLength:
      // Kept: iota u, u^3 and iota pi theta b = iota (pi theta)^2/w.
      return current * (voltage * power(a, (ofVoltage ?? 3) - 2) + Double.pi * temperature * power(b, thermal - 1))
    default:
      return natural(unit) * (power(a, (ofVoltage ?? 3) - 1) + power(b, thermal))
    }
  }

  private var peltierShare: Double { voltage * a + Double.pi * temperature * power(b, 3) }

  private func power(_ x: Double, _ exponent: Double) -> Double {
    (0..<max(0, Int(exponent.rounded()))).reduce(1) { product, _ in product * x }
  }
}
