/// A closure solved for given parameters; its formulas are functions of it.
protocol FormulaModel: Sendable {
  static var closure: FormulaClosure { get }
  /// - Throws: what keeps all formulas of the closure from saying anything.
  init(_ parameters: FormulaParameters) throws(FormulaDomain)
}
