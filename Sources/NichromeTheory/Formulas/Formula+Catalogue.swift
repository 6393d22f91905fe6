extension Formula {
  /// Every expression the program evaluates, grouped by closure.
  ///
  /// Equations that are definitions, conditions or functionals rather than closed values are not here; docs/formulas.md
  /// lists them.
  public static let all: [Formula] =
    equilibrium + exactMeanFreePath + meanFreePath + meanFreePathHeat + exactNeutralMeanFreePath
    + neutralMeanFreePath + relaxationTime + relaxationTimeHeat + neutralRelaxationTime + fullDynamics

  /// The formula of that number.
  public static func numbered(_ number: String) -> Formula? { all.first { $0.number == number } }
}
