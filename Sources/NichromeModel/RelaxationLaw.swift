/// How the mean free path depends on the velocity: l = l0 (v/v0)^exponent, or any function given as a table.
public struct RelaxationLaw: Sendable, Equatable {
  private enum Form: Equatable {
    case power(Double)
    case table(RelaxationTable)
  }
  private let form: Form

  /// 0: constant mean free path; 1: constant relaxation time.
  public init(exponent: Double) { form = .power(exponent) }
  public init(table: RelaxationTable) { form = .table(table) }

  public static let meanFreePath = RelaxationLaw(exponent: 0)
  public static let relaxationTime = RelaxationLaw(exponent: 1)

  /// nil where the law is a table, and no formula for powers applies.
  public var exponent: Double? { if case .power(let exponent) = form { exponent } else { nil } }
  public var table: RelaxationTable? { if case .table(let table) = form { table } else { nil } }

  /// Whether the law is a power of at least, or at the most, that exponent: questions a table answers with no, as its mean free
  /// path is finite and above zero at the band bottom.
  func isPower(from least: Double) -> Bool { exponent.map { $0 >= least } ?? false }
  func isPower(upTo most: Double) -> Bool { exponent.map { $0 <= most } ?? false }
}

/// Stored as {"exponent": s} or {"table": {...}}.
extension RelaxationLaw: Codable {
  private enum Key: CodingKey { case exponent, table }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch form {
    case .power(let exponent): try container.encode(exponent, forKey: .exponent)
    case .table(let table): try container.encode(table, forKey: .table)
    }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    if let table = try container.decodeIfPresent(RelaxationTable.self, forKey: .table) {
      self.init(table: table)
    } else {
      self.init(exponent: try container.decode(Double.self, forKey: .exponent))
    }
  }
}
