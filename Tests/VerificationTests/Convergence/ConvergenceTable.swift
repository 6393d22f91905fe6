import Foundation
import NichromeModel

/// Markdown of the convergence study.
enum ConvergenceTable {
  /// Columns of scalars: heading and name in the record.
  private static let columns = [
    ("P_L", "excessHeatLeft"), ("P_R", "excessHeatRight"), ("voltage", "voltage"),
    ("electrostatic drop", "electrostaticDrop"),
  ]

  /// Heading, column names and the reference's own values.
  static func head(_ parameter: String, _ defaults: ConvergenceRow) -> String {
    let reference = defaults.reference
    let values = [
      reference.excessHeatLeft, reference.excessHeatRight, reference.voltage, reference.electrostaticDrop,
    ]
    let screening = reference.wavenumber.map { String(format: "K = %g", $0) } ?? "neutral"
    let title = String(
      format: "\n%@: theta = %g, %@, iota = %g", String(reference.name.prefix(3)), reference.theta, screening,
      reference.current)
    let names = [parameter] + columns.map(\.0) + ["mean z^2", "largest wide bin / peak", "events", "seconds"]
    return [
      title, "", row(names), row(names.map { _ in "---" }),
      row(["reference"] + values.map { String(format: "%.5g", $0) } + ["1", "0", "", ""]),
    ].joined(separator: "\n")
  }

  /// One run: value, standard error and deviation in standard errors of each number; the defaults are set in bold.
  static func line(_ value: Double, _ result: ConvergenceResult, isDefault: Bool) -> String {
    let scalars = columns.map { column in
      let found = result.scalars.first { $0.name == column.1 }!
      return String(format: "%.5g ± %.1g (%+.1f)", found.found.value, found.found.error, found.z)
    }
    let worst = result.worst.map { bin in
      let error = hypot(bin.found.error, bin.reference.error)
      return String(
        format: "%+.2f ± %.2f %% (%+.1f) %@", 100 * bin.difference / result.peak, 100 * error / result.peak, bin.z,
        bin.name)
    }
    let label = isDefault ? String(format: "**%g**", value) : String(format: "%g", value)
    return row(
      [label] + scalars + [
        String(format: "%.2f", result.meanSquaredZ), worst ?? "-", String(format: "%.1e", Double(result.events)),
        String(format: "%.1f", result.seconds),
      ])
  }

  private static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
}
