import NichromeModel

/// Where a point of a sweep stands.
public enum SweepStatus: Sendable, Equatable {
  case waiting, running, done
  case failed(String)

  public var word: String {
    switch self {
    case .waiting: "waiting"
    case .running: "running"
    case .done: "done"
    case .failed: "failed"
    }
  }

  /// Why a point failed; empty for others.
  public var reason: String { if case .failed(let reason) = self { reason } else { "" } }

  static let words = ["waiting", "running", "done", "failed"]
}

/// One number of a finished point.
public struct SweepColumn: Sendable, Equatable {
  public var name: String
  public var longName: String
  /// SI-derived, `1`, or the reduced unit in symbols.
  public var unit: String

  public init(name: String, longName: String, unit: String) {
    (self.name, self.longName, self.unit) = (name, longName, unit)
  }
}

/// The numbers of a finished point, under the same columns for all points of a sweep.
public struct SweepRow: Sendable, Equatable {
  /// Whether spots were found, in a word of `findings`.
  public var finding: String
  public var values: [Double]

  public init(finding: String, values: [Double]) { (self.finding, self.values) = (finding, values) }

  public static let findings = ["spots", "none", "cannot tell"]
}

/// All points of a sweep: what was varied, how far each is, and what came out.
public struct SweepTable: Sendable {
  public var title: String
  public var deck: String
  public var grid: SweepGrid
  public var columns: [SweepColumn]
  /// In the order of the grid.
  public var status: [SweepStatus]
  /// Nil where a point is not done.
  public var rows: [SweepRow?]

  public init(title: String, deck: String, grid: SweepGrid, columns: [SweepColumn]) {
    self.title = title
    self.deck = deck
    self.grid = grid
    self.columns = columns
    status = Array(repeating: .waiting, count: grid.count)
    rows = Array(repeating: nil, count: grid.count)
  }

  /// Comma-separated values: a line of names with units, then a line a point; numbers read back to the same bits.
  public var csv: String {
    let axes = grid.axes.map { $0.unit.isEmpty ? $0.key : "\($0.key) (\($0.unit))" }
    let names = columns.map { $0.unit == "1" ? $0.name : "\($0.name) (\($0.unit))" }
    var lines = [["point"] + axes + ["status", "spots"] + names + ["reason"]]
    for point in 0..<grid.count {
      let place = zip(grid.axes, grid.indices(of: point)).map { axis, index in
        axis.numbers.map { "\($0[index])" } ?? axis.values[index]
      }
      let numbers = rows[point]?.values.map { $0.isFinite ? "\($0)" : "" } ?? columns.map { _ in "" }
      lines.append(
        ["\(point + 1)"] + place + [status[point].word, rows[point]?.finding ?? ""] + numbers + [status[point].reason])
    }
    return lines.map { $0.map(Self.quoted).joined(separator: ",") + "\n" }.joined()
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.contains(where: { "\",\n\r".contains($0) }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}
