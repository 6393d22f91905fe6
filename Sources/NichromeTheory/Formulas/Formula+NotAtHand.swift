import NichromeModel

extension Formula {
  /// Equations known by their number, their place in the paper and whether they hold, but not by their text.
  ///
  /// They are registered so that nobody takes them for forgotten; a guess at what they say would be no test of it.
  static let notAtHand: [Formula] = [
    .notAtHand("19", "distribution of the electrons that arrive at the scatterer", .meanFreePath),
    .notAtHand("21-24", "steps from the distributions to the functionals (25)", .meanFreePath),
    .notAtHand("26-27", "steps from the functionals (25) to the current (28)", .meanFreePath),
    .notAtHand("35", "functional of the distribution that the bend of delta mu (36) sums up", .relaxationTime),
    .notAtHand("37", "consequence of the bend of delta mu (36)", .relaxationTime),
    .notAtHand(
      "38", "functionals of the current (39)", .relaxationTime,
      verdict: "right, with the last two terms inside the bracket that T(E) multiplies"),
    .notAtHand("46", "dissipation P^u of each wire, the step before (47)", .meanFreePath),
    .notAtHand("51", "profile of the field part, the step before (52)", .meanFreePath),
    .notAtHand("54", "quantity at the spot, between its distance (53) and its condition (55)", .meanFreePath),
    .notAtHand(
      "67", "linearisation of (66)", .relaxationTime,
      verdict: "wrong: built on (62), and as a linearisation of the printed (66) its coefficient 4 should be 3"),
    .notAtHand(
      "68", "linearisation of (66)", .relaxationTime,
      verdict: "wrong: built on (62), and as a linearisation of the printed (66) its coefficient 4 should be 3"),
    .notAtHand("A1-A3", "Poisson's equation in the wires and its solutions", .meanFreePath),
    .notAtHand("A5-A11", "conditions at the faces", .meanFreePath),
    .notAtHand("A13-A15", "coefficients of the conditions at the faces", .meanFreePath),
    .notAtHand("B4", "definition beside (33) and (34)", .meanFreePath),
    .notAtHand("B5", "expansion between (B3) and the current (B6)", .meanFreePath),
    .notAtHand("C1-C5", "conditions at the faces without a density", .neutralMeanFreePath),
    .notAtHand("C7", "step from the faces (C6) to the current (C8)", .neutralMeanFreePath),
    .notAtHand(
      "D1-D4", "functionals of the distribution that (39) and (63) sum up", .relaxationTime,
      verdict: "right at zero temperature and in linear response; the term u^2 theta^2 of (D4) has not been examined"),
    .notAtHand("D5", "step from (D1)-(D4) to the amplitude (D6)", .relaxationTime),
  ]

  private static func notAtHand(
    _ number: String, _ quantity: String, _ closure: FormulaClosure, verdict: String = "right"
  ) -> Formula {
    Formula(
      number: number, quantity: quantity, unit: .one, closure: closure, order: .exact, verdict: verdict,
      printedForm: .unknown, correctedForm: { _ in .failure(.notAtHand) })
  }
}
