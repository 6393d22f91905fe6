/// A number that a deck gives, lacks, or got wrong.
enum Known: Sendable, Equatable {
  case value(Double)
  /// Not in the deck; the keys that would give it.
  case missing([String])
  /// In the deck but refused already, so nothing that needs it should complain again.
  case broken

  /// Combines two numbers; what is missing adds up, and broken wins.
  static func combine(_ first: Known, _ second: Known, _ body: (Double, Double) -> Double) -> Known {
    switch (first, second) {
    case (.value(let a), .value(let b)): .value(body(a, b))
    case (.broken, _), (_, .broken): .broken
    case (.missing(let a), .missing(let b)): .missing(a + b.filter { !a.contains($0) })
    case (.missing(let keys), _), (_, .missing(let keys)): .missing(keys)
    }
  }

  func map(_ body: (Double) -> Double) -> Known {
    if case .value(let number) = self { .value(body(number)) } else { self }
  }

  var number: Double? {
    if case .value(let number) = self { number } else { nil }
  }
}

/// The reduced units of one deck in SI, each as far as the deck gives it, and the conversion into them.
///
/// SI numbers stop here: what leaves ``reduce(_:)`` is in mu0, l0, tau0 = l0/v0 and I0 = e mu0/(pi hbar).
struct UnitSystem: Sendable {
  /// mu0 in J.
  var energy = Known.missing(["wire.fermiEnergy"])
  /// m in kg.
  var mass = Known.missing(["wire.effectiveMass"])
  /// l0 in m.
  var length = Known.missing(["wire.relaxation.length"])
  /// theta = k_B T/mu0, what `kT` stands for.
  var theta = Known.broken

  /// v0 = sqrt(2 mu0/m) in m/s.
  var velocity: Known { Known.combine(energy, mass) { (2 * $0 / $1).squareRoot() } }
  /// tau0 = l0/v0 in s.
  var time: Known { Known.combine(length, velocity, /) }
  /// I0 = e mu0/(pi hbar) in A.
  var current: Known {
    energy.map { PhysicalConstants.elementaryCharge * $0 / (Double.pi * PhysicalConstants.reducedPlanck) }
  }

  /// The measure in reduced units; areas come out in m^2 and wall-clock times in s, which have no reduced unit.
  func reduce(_ measure: Measure) -> Known {
    guard let unit = measure.unit else { return .value(measure.value) }
    switch unit.size {
    case .reduced: return .value(measure.value)
    case .thermal: return theta.map { unit.dimension == .energy ? measure.value * $0 : measure.value / $0 }
    case .si(let size):
      let si = measure.value * size
      switch unit.dimension {
      case .number, .area, .wallClock: return .value(si)
      case .energy: return energy.map { si / $0 }
      case .inverseEnergy: return energy.map { si * $0 }
      case .temperature: return energy.map { si * PhysicalConstants.boltzmann / $0 }
      case .voltage: return energy.map { si * PhysicalConstants.elementaryCharge / $0 }
      case .length: return length.map { si / $0 }
      case .time: return time.map { si / $0 }
      case .velocity: return velocity.map { si / $0 }
      case .current: return current.map { si / $0 }
      }
    }
  }

  /// All three scales, if the deck fixes them all.
  var scales: Scales? {
    guard let energy = energy.number, let length = length.number, let velocity = velocity.number else { return nil }
    return Scales(energy: energy, length: length, velocity: velocity)
  }
}
