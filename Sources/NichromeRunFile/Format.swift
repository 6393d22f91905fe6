import Foundation
import NichromeModel

/// Numbers as people read them.
public enum Format {
  /// `0.020012(34)`: the value to two digits of its error, the error in units of the last digit.
  public static func estimate(_ estimate: Estimate) -> String {
    let (value, error) = (estimate.value, estimate.error)
    guard value.isFinite else { return "not a number" }
    guard error.isFinite else { return "\(short(value)) ± unknown" }
    // Means of equal numbers differ in their last bits.
    guard error > 1e-14 * abs(value) else { return String(format: "%.7g", value) }
    let digits = 2
    // Both are rounded before their decimal places are taken: 9.96 is shown as 10, which has one place more.
    let shownError = rounded(error, digits: digits)
    let lastPlace = place(shownError) - (digits - 1)
    let step = pow(10, Double(lastPlace))
    let exponent = place(max(abs((value / step).rounded() * step), shownError))
    let usesPower = exponent < -3 || lastPlace > 0 || exponent > 5
    let shift = usesPower ? exponent : 0
    let decimals = max(0, shift - lastPlace)
    let scaled = value / pow(10, Double(shift))
    let units = Int((shownError / step).rounded())
    return String(format: "%.\(decimals)f(%d)", scaled, units) + (usesPower ? "e\(shift)" : "")
  }

  private static func rounded(_ value: Double, digits: Int) -> Double {
    Double(String(format: "%.\(digits - 1)e", value)) ?? value
  }

  /// Decimal place of the first digit: 0 for 1 to 9.99, -1 for 0.1 to 0.99.
  private static func place(_ value: Double) -> Int {
    let nudge = 1 + 1e-12  // 0.001 is a trifle below 1e-3 in binary
    return Int(log10(value * nudge).rounded(.down))
  }

  /// Four significant digits.
  public static func short(_ value: Double) -> String { String(format: "%.4g", value) }

  /// As many significant digits as wanted.
  public static func digits(_ value: Double, _ count: Int) -> String { String(format: "%.\(count)g", value) }

  /// Seven significant digits.
  public static func significant(_ value: Double) -> String { String(format: "%.7g", value) }

  /// Two or more significant digits and a percent sign.
  public static func percent(_ fraction: Double) -> String { String(format: "%.3g %%", fraction * 100) }

  /// `12.3 s`, `4 min 10 s`, `2 h 5 min`.
  public static func seconds(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e9 else { return "a long time" }
    if seconds < 60 { return String(format: "%.1f s", seconds) }
    let whole = Int(seconds.rounded())
    return whole < 3600 ? "\(whole / 60) min \(whole % 60) s" : "\(whole / 3600) h \(whole % 3600 / 60) min"
  }

  /// Rows of equal length, set in columns two spaces apart.
  public static func columns(_ rows: [[String]]) -> [String] {
    guard let count = rows.first?.count else { return [] }
    let widths = (0..<count).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).map { cell, width in cell + String(repeating: " ", count: width - cell.count) }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
