/// The functionals (25) for small u and theta, by Sommerfeld's expansion of the Taylor polynomial of T(E).
struct MeanFreePathFunctionals: FormulaModel {
  static let closure = FormulaClosure.meanFreePath

  let weak: WeakExcitation
  let voltage: Double

  init(_ parameters: FormulaParameters) throws(FormulaDomain) {
    let model = try MeanFreePathModel(parameters)
    weak = model.weak
    voltage = model.voltage
  }

  /// (B1).
  var window: Double {
    voltage * (weak.dressedTransmission + voltage * voltage * weak.transmission.curvature / 24)
  }

  /// (B2): T(mu0 +- u/2) + t T''(mu0 +- u/2).
  func edge(_ side: Side) -> Double {
    let y = 0.5 * side.sign * voltage
    return weak.transmission.polynomial(y) + weak.thermal * weak.transmission.polynomialCurvature(y)
  }

  /// (B3): x^{-1/2} {T + t [T'' - T'/x + (3/4) T/x^2]} at mu0 +- u/2, x the kinetic energy where the velocity is taken.
  ///
  /// Where velocity and edge are of one side x = 1; else x = 1 +- u, which (B3c) puts to 1 in the bracket.
  func slowness(_ velocity: Side, _ edge: Side, movedBracket: Bool) -> Double {
    let y = 0.5 * edge.sign * voltage
    let x = velocity == edge ? 1 : 1 + edge.sign * voltage
    let inner = movedBracket ? x : 1
    let t = weak.transmission
    let bracket = t.polynomialCurvature(y) - t.polynomialSlope(y) / inner + 0.75 * t.polynomial(y) / (inner * inner)
    return (t.polynomial(y) + weak.thermal * bracket) / x.squareRoot()
  }

  func slownesses(movedBracket: Bool) -> FormulaValue {
    FormulaValue(
      Side.allCases.flatMap { v in
        Side.allCases.map { ("T_\(v.rawValue)^\($0.rawValue)", slowness(v, $0, movedBracket: movedBracket)) }
      })
  }
}
