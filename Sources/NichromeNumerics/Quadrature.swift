import CGSL

/// An integral with an estimate of its error.
public struct Integral: Sendable, Equatable {
  public var value: Double
  /// Estimate from the difference of two rules, at least some roundings, summed over the panels.
  public var error: Double

  public init(value: Double, error: Double) {
    self.value = value
    self.error = error
  }
}

/// Adaptive Gauss-Kronrod quadrature over a finite interval: the rules QK15 and QAG of the GNU Scientific Library.
///
/// The panel with the largest error is halved until the error is below the tolerance, `panelLimit` panels are in use or
/// rounding forbids to go on; the returned error tells which. Kinks and narrow peaks are found far sooner when their
/// places are given as `breakpoints`: each piece between them is refined for itself. The library's own rule for
/// breakpoints, QAGP, was rejected: it loses digits where the halves of an odd integrand cancel.
public struct AdaptiveQuadrature: Sendable {
  public var absoluteTolerance: Double
  public var relativeTolerance: Double
  /// Largest number of panels between two breakpoints.
  public var panelLimit: Int

  public init(absoluteTolerance: Double = 0, relativeTolerance: Double = 1e-12, panelLimit: Int = 2000) {
    precondition(absoluteTolerance >= 0 && relativeTolerance >= 0 && panelLimit > 0)
    self.absoluteTolerance = absoluteTolerance
    self.relativeTolerance = relativeTolerance
    self.panelLimit = panelLimit
  }

  /// The integral of `integrand` from `lower` to `upper`; breakpoints outside the interval are ignored.
  public func integral(
    from lower: Double, to upper: Double, breakpoints: [Double] = [], of integrand: (Double) -> Double
  ) -> Integral {
    precondition(lower.isFinite && upper.isFinite && lower <= upper, "a finite, ordered interval")
    let edges = [lower] + Set(breakpoints.filter { $0 > lower && $0 < upper }).sorted() + [upper]
    return GSL.withFunction(integrand) { integrand in
      var pieces = zip(edges, edges.dropFirst()).map { Piece(integrand, from: $0, to: $1) }
      // The tolerance depends on the integral: whatever the first rule said of it, refinement may find far less.
      var tolerance = Double.infinity
      while true {
        let total = pieces.reduce(into: Integral(value: 0, error: 0)) {
          $0.value += $1.integral.value
          $0.error += $1.integral.error
        }
        let wanted = max(absoluteTolerance, relativeTolerance * abs(total.value))
        if total.error <= wanted || !(wanted < 0.5 * tolerance) { return total }
        tolerance = wanted
        let share = wanted / Double(pieces.count)
        for index in pieces.indices where pieces[index].integral.error > share {
          pieces[index].refine(
            integrand, absoluteTolerance: share, relativeTolerance: pieces.count == 1 ? relativeTolerance : 0,
            panelLimit: panelLimit)
        }
      }
    }
  }
}

/// The integral from one breakpoint to the next.
private struct Piece {
  let lower: Double
  let upper: Double
  private(set) var integral = Integral(value: 0, error: 0)

  /// By a single rule.
  init(_ integrand: UnsafePointer<gsl_function>, from lower: Double, to upper: Double) {
    (self.lower, self.upper) = (lower, upper)
    var scales = (magnitude: 0.0, deviation: 0.0)
    gsl_integration_qk15(
      integrand, lower, upper, &integral.value, &integral.error, &scales.magnitude, &scales.deviation)
  }

  mutating func refine(
    _ integrand: UnsafePointer<gsl_function>, absoluteTolerance: Double, relativeTolerance: Double, panelLimit: Int
  ) {
    let workspace = gsl_integration_workspace_alloc(panelLimit)
    precondition(workspace != nil, "no memory for \(panelLimit) panels")
    defer { gsl_integration_workspace_free(workspace) }
    let status = gsl_integration_qag(
      integrand, lower, upper, absoluteTolerance, max(relativeTolerance, Self.leastRelativeTolerance), panelLimit,
      Int32(GSL_INTEG_GAUSS15), workspace, &integral.value, &integral.error)
    precondition(Self.endings.contains(Int(status)), GSL.message(status))
  }

  /// The least the library accepts: 50 roundings.
  private static let leastRelativeTolerance = 50 * Double.ulpOfOne

  /// Ways to end that leave a value and an honest error: done, out of panels, out of digits, a suspected singularity.
  private static let endings: Set = [GSL_SUCCESS, GSL_EMAXITER, GSL_EROUND, GSL_ESING]
}
