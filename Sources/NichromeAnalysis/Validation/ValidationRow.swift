import NichromeModel
import NichromeNumerics
import NichromeTheory

/// One prediction held against a run.
public struct ValidationRow: Sendable {
  public enum Source: Sendable, Equatable {
    /// The deterministic solution of the run's own dynamics.
    case solution
    case formula(number: String, closure: FormulaClosure, form: FormulaTarget.Form)
  }

  public let source: Source
  /// What is compared, in words.
  public let quantity: String
  public let unit: ReducedUnit
  public let measured: Estimate
  /// The error is that of the solution's discretisation, or what the run's own voltage contributes.
  public let prediction: Estimate
  /// Estimate of the orders a formula neglects; 0 for what is exact.
  public let neglected: Double
  /// Standard error below which the comparison decides something.
  public let resolution: Double
  /// Whether the deck is in the regime of the expansion; nil for what is exact.
  public let isInRegime: Bool?
  /// What the deterministic solution of the run's dynamics says of the same quantity; nil where it says nothing.
  public var solution: Double?
  /// What is to be said where there are no two numbers to compare.
  enum Finding: Sendable {
    case consistent
    case cannotTell(longer: Double?)
    /// Found, with that p-value, where the formula says there is none.
    case unpredicted(Double)
  }

  var finding: Finding?
  /// Degrees of freedom behind the measured error.
  let freedom: Double
  /// After correction for all rows.
  public internal(set) var adjustedPValue = 1.0
  public internal(set) var verdict = Verdict.consistent

  public var difference: Double { measured.value - prediction.value }
  public var error: Double {
    (measured.error * measured.error + prediction.error * prediction.error + Self.rounding * Self.rounding).squareRoot()
  }
  /// Difference in standard errors, neglected orders not counted.
  public var z: Double { difference / error }

  /// What sums of doubles leave of a quantity that is 0, in reduced units.
  private static let rounding = 1e-15

  /// The neglected orders are known as an order of magnitude: what exceeds their estimate by less than it is no refutation.
  static let benefit = 2.0

  /// Probability of a difference beyond the neglected orders as large as found; 1 for an expansion outside its regime,
  /// of which nothing is claimed.
  var pValue: Double {
    switch finding {
    case .consistent, .cannotTell: return 1
    case .unpredicted(let probability): return probability
    case nil: break
    }
    let excess = max(abs(difference) - Self.benefit * neglected, 0)
    guard excess > 0 else { return 1 }
    return min(1, 2 * Distributions.studentTail(excess / error, freedom: freedom))
  }

  mutating func judge(adjusted: Double, level: Double) {
    adjustedPValue = adjusted
    if isInRegime == false {
      verdict = .outsideRegime
    } else if case .consistent = finding {
      verdict = .consistent
    } else if case .cannotTell(let longer) = finding {
      verdict = .cannotTell(longer: longer)
    } else if adjusted < level {
      verdict = .refuted
    } else if resolution <= 0 {
      verdict = .cannotTell(longer: nil)
    } else if !(error <= resolution) {
      verdict = .cannotTell(longer: error.isFinite ? (error / resolution) * (error / resolution) : nil)
    } else {
      verdict = .consistent
    }
  }
  /// Takes the verdict back: the errors themselves are not known.
  mutating func withdraw() {
    if isInRegime != false { verdict = .cannotTell(longer: nil) }
  }
}
