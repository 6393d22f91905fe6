/// What a formula evaluates to: one number, or one per wire or coefficient, each under its label.
public struct FormulaValue: Sendable, Equatable {
  public struct Entry: Sendable, Equatable {
    /// `value` for a formula of one number; `L` and `R` for the wires; else the name of a coefficient.
    public let label: String
    /// nil where the formula says that there is no such thing, e.g. no spot.
    public let value: Double?
  }

  public let entries: [Entry]

  public init(_ entries: [(String, Double?)]) {
    // Adding 0 makes -0 a plain 0.
    self.entries = entries.map { label, value in Entry(label: label, value: value.map { $0 + 0 }) }
  }

  public init(_ value: Double) { self.init([("value", value)]) }

  /// One number for each wire.
  init(sides value: (Side) -> Double?) { self.init(Side.allCases.map { ($0.rawValue, value($0)) }) }

  /// The number under a label, nil if there is none.
  public subscript(label: String) -> Double? { entries.first { $0.label == label }?.value }

  var isFinite: Bool { entries.allSatisfy { $0.value?.isFinite ?? true } }
}

extension Side {
  /// 1 for the left wire, -1 for the right one: the upper and lower signs of the paper.
  var sign: Double { self == .left ? 1 : -1 }
}
