import CGSL

/// An integral with an estimate of its error.
public struct Integral: Sendable, Equatable {
  public var value: Double
  /// The library's estimate from the differences of two rules, summed over the panels.
  public var error: Double

  public init(value: Double, error: Double) {
    self.value = value
    self.error = error
  }
}

/// Adaptive Gauss-Kronrod quadrature over a finite interval, by the GNU Scientific Library.
///
/// The panel with the largest error is halved until the summed error is below the tolerance, or until `panelLimit`
/// panels are in use or rounding forbids to go on; the returned error tells which. Kinks and narrow peaks are found far
/// sooner when their places are given as `breakpoints`. Without breakpoints the rule is QAG with 15 points a panel, with
/// them QAGP, 21 points and an extrapolation towards singular points.
public struct AdaptiveQuadrature: Sendable {
  public var absoluteTolerance: Double
  /// Not below 50 roundings, 1.1e-14: smaller values count as that.
  public var relativeTolerance: Double
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
    let inside = Set(breakpoints.filter { $0 > lower && $0 < upper }).sorted()
    var edges = [lower] + inside + [upper]
    let panels = max(panelLimit, edges.count)
    let workspace = gsl_integration_workspace_alloc(panels)
    precondition(workspace != nil, "no memory for \(panels) panels")
    defer { gsl_integration_workspace_free(workspace) }
    let relative = max(relativeTolerance, Self.leastRelativeTolerance)
    var found = Integral(value: 0, error: 0)
    let status = GSL.withFunction(integrand) { function in
      inside.isEmpty
        ? gsl_integration_qag(
          function, lower, upper, absoluteTolerance, relative, panelLimit, Int32(GSL_INTEG_GAUSS15), workspace,
          &found.value, &found.error)
        : gsl_integration_qagp(
          function, &edges, edges.count, absoluteTolerance, relative, panels, workspace, &found.value, &found.error)
    }
    precondition(Self.endings.contains(Int(status)), GSL.message(status))
    return found
  }

  /// The least the library accepts.
  private static let leastRelativeTolerance = 50 * Double.ulpOfOne

  /// Ways to end that leave a value and an honest error.
  private static let endings: Set = [GSL_SUCCESS, GSL_EMAXITER, GSL_EROUND, GSL_ESING, GSL_EDIVERGE]
}
