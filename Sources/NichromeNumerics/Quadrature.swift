/// An integral with an estimate of its error.
public struct Integral: Sendable, Equatable {
  public var value: Double
  /// Difference of the last two rules, summed over the panels: an upper estimate for smooth integrands.
  public var error: Double

  public init(value: Double, error: Double) {
    self.value = value
    self.error = error
  }
}

/// Adaptive Gauss-Kronrod quadrature over a finite interval.
///
/// The panel with the largest error is halved until the summed error is below the tolerance, or until `panelLimit`
/// panels are in use; the returned error tells which. Kinks and narrow peaks are found far sooner when their places are
/// given as `breakpoints`. A hand-written rule instead of a library's: the integrand stays an ordinary closure, with no
/// C callback and no global error handler.
public struct AdaptiveQuadrature: Sendable {
  public var absoluteTolerance: Double
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
    let edges = ([lower] + breakpoints.filter { $0 > lower && $0 < upper }.sorted() + [upper])
    var panels = zip(edges, edges.dropFirst()).map { Panel(from: $0, to: $1, of: integrand) }
    while panels.count < panelLimit {
      let total = panels.reduce(into: Integral(value: 0, error: 0)) {
        $0.value += $1.value
        $0.error += $1.error
      }
      if total.error <= max(absoluteTolerance, relativeTolerance * abs(total.value)) { break }
      let worst = panels.indices.max { panels[$0].error < panels[$1].error }!
      let (a, b) = (panels[worst].lower, panels[worst].upper)
      let middle = 0.5 * (a + b)
      if !(a < middle && middle < b) { break }
      panels[worst] = Panel(from: a, to: middle, of: integrand)
      panels.append(Panel(from: middle, to: b, of: integrand))
    }
    // Small contributions first, so that their sum is not lost in the large ones.
    let ordered = panels.sorted { abs($0.value) < abs($1.value) }
    return Integral(value: ordered.reduce(0) { $0 + $1.value }, error: panels.reduce(0) { $0 + $1.error })
  }
}

/// One interval with the 15-point Kronrod value and its difference from the embedded 7-point Gauss value.
private struct Panel {
  let lower: Double
  let upper: Double
  let value: Double
  let error: Double

  init(from lower: Double, to upper: Double, of integrand: (Double) -> Double) {
    let center = 0.5 * (lower + upper)
    let half = 0.5 * (upper - lower)
    let middle = integrand(center)
    var kronrod = Panel.kronrodWeights[7] * middle
    var gauss = Panel.gaussWeights[3] * middle
    var magnitude = abs(kronrod)
    for node in 0..<7 {
      let offset = half * Panel.nodes[node]
      let pair = integrand(center - offset) + integrand(center + offset)
      kronrod += Panel.kronrodWeights[node] * pair
      magnitude += Panel.kronrodWeights[node] * abs(pair)
      if node % 2 == 1 { gauss += Panel.gaussWeights[node / 2] * pair }
    }
    self.lower = lower
    self.upper = upper
    value = kronrod * half
    // Below a few roundings of the integral of |f| the difference of the rules is noise, not error.
    let difference = abs(kronrod - gauss)
    error = difference <= 8 * Double.ulpOfOne * magnitude ? 0 : difference * half
  }

  // Positive nodes from the outside in, and the weights of the G7-K15 pair (Kronrod 1965; Laurie, Math. Comp. 66, 1133).
  static let nodes = [
    0.991455371120812639206854697526, 0.949107912342758524526189684048, 0.864864423359769072789712788641,
    0.741531185599394439863864773281, 0.586087235467691130294144838259, 0.405845151377397166906606412077,
    0.207784955007898467600689403773,
  ]
  static let kronrodWeights = [
    0.022935322010529224963732008059, 0.063092092629978553290700663189, 0.104790010322250183839876322542,
    0.140653259715525918745189590510, 0.169004726639267902826583426598, 0.190350578064785409913256402421,
    0.204432940075298892414161999235, 0.209482141084727828012999174892,
  ]
  static let gaussWeights = [
    0.129484966168869693270611432679, 0.279705391489276667901467771424, 0.381830050505118944950369775489,
    0.417959183673469387755102040816,
  ]
}
