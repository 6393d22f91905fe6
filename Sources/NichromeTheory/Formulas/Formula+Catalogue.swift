extension Formula {
  /// Every numbered expression, grouped by closure; at the end those whose text is not at hand.
  ///
  /// The starting equations (1)-(5), (13)-(17), (40)-(43) are not here: `ClosureSolution` solves them.
  public static let all: [Formula] =
    equilibrium + exactMeanFreePath + meanFreePath + meanFreePathHeat + exactNeutralMeanFreePath
    + neutralMeanFreePath + relaxationTime + relaxationTimeHeat + neutralRelaxationTime + fullDynamics + notAtHand

  /// The formula of that number.
  public static func numbered(_ number: String) -> Formula? { all.first { $0.number == number } }
}
