import NichromeModel

/// One numbered expression of the paper, or a statement of the full dynamics to hold it against.
///
/// The catalogue `Formula.all` is what documents, tests and `nichrome theory` go through: a formula added to it is
/// shown, and tested, by existing.
public struct Formula: Sendable {
  /// How the residual of the corrected form against the exact solution of its closure falls.
  public enum Order: Sendable, Equatable {
    /// Not an expansion.
    case exact
    /// |residual| ~ u^voltage at theta = 0, and ~ theta^temperature as u -> 0; nil: no statement.
    case error(_ voltage: Double?, _ temperature: Double?)
  }

  /// The printed expression, as far as the text at hand tells.
  enum Printed: Sendable {
    case asCorrected
    /// The printed text is not known to the program.
    case unknown
    case other(Evaluation)
  }

  typealias Evaluation = @Sendable (FormulaParameters) -> Result<FormulaValue, FormulaDomain>

  /// The equation's number; a suffix tells several expressions under one number apart.
  public let number: String
  /// What it gives, in words and symbols.
  public let quantity: String
  public let unit: ReducedUnit
  public let closure: FormulaClosure
  public let order: Order
  /// What is to be said about the printed form.
  public let verdict: String
  let printedForm: Printed
  let correctedForm: Evaluation

  /// Whether the expression differs from the printed one in the text at hand; nil when that text is not known.
  public var isCorrected: Bool? {
    switch printedForm {
    case .asCorrected: false
    case .unknown: nil
    case .other: true
    }
  }

  /// The expression that follows from its closure.
  public func corrected(_ parameters: FormulaParameters) throws(FormulaDomain) -> FormulaValue {
    try evaluate(correctedForm, parameters)
  }

  /// The expression as printed in the text at hand; nil when that is not known.
  public func printed(_ parameters: FormulaParameters) throws(FormulaDomain) -> FormulaValue? {
    switch printedForm {
    case .asCorrected: try corrected(parameters)
    case .unknown: nil
    case .other(let form): try evaluate(form, parameters)
    }
  }

  private func evaluate(_ form: Evaluation, _ parameters: FormulaParameters) throws(FormulaDomain) -> FormulaValue {
    try closure.check(parameters)
    let value = try form(parameters).get()
    guard value.isFinite else { throw .pole }
    return value
  }
}

extension Formula {
  /// A formula whose values are functions of a model of its closure.
  static func of<Model: FormulaModel>(
    _ model: Model.Type, _ number: String, _ quantity: String, _ unit: ReducedUnit, order: Order,
    verdict: String = "right", printed: PrintedOf<Model> = .asCorrected,
    corrected: @escaping @Sendable (Model) -> FormulaValue
  ) -> Formula {
    Formula(
      number: number, quantity: quantity, unit: unit, closure: Model.closure, order: order, verdict: verdict,
      printedForm: printed.form, correctedForm: evaluation(corrected))
  }

  private static func evaluation<Model: FormulaModel>(
    _ value: @escaping @Sendable (Model) -> FormulaValue
  ) -> Evaluation {
    { parameters in
      Result { () throws(FormulaDomain) in value(try Model(parameters)) }
    }
  }

  /// `Printed` in terms of a model.
  enum PrintedOf<Model: FormulaModel>: Sendable {
    case asCorrected
    case unknown
    case other(@Sendable (Model) -> FormulaValue)

    var form: Printed {
      switch self {
      case .asCorrected: .asCorrected
      case .unknown: .unknown
      case .other(let value): .other(Formula.evaluation(value))
      }
    }
  }
}
