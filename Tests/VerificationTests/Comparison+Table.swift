import Foundation

extension Comparison {
  /// Bounds of a full verification. A correct run with 100 independent bins has max |z| >= 4.5 once in 1500 and leaves the
  /// range of the mean squared z once in 50, with the correlations of real bins a little more often: another seed tells chance
  /// from error. One |z| >= 4.5 of a scalar comes once in 150 000.
  static let meanSquaredZRange = 0.7...1.4
  static let largestZAllowed = 4.5

  /// What is wrong with the run, empty when it passes.
  var failures: [String] {
    // Written so that a number which is not one fails.
    var list = scalars.filter { !(abs($0.z) < Comparison.largestZAllowed) }.map { "\($0.name) z \(format($0.z))" }
    // Too large errors show by those of the run alone.
    let range = Comparison.meanSquaredZRange
    if !(meanSquaredZ <= range.upperBound && meanSquaredOwnZ >= range.lowerBound) {
      list.append("mean z^2 \(format(meanSquaredZ)), own \(format(meanSquaredOwnZ))")
    }
    if !(largestZ < Comparison.largestZAllowed) { list.append("max |z| \(format(largestZ))") }
    if !(binError <= reference.targetBinError) { list.append("bin error \(percent(binError))") }
    return list
  }

  static let header =
    row([
      "case", "seconds", "events", "z V", "z dPhi", "z P_L", "z P_R", "mean z^2", "own", "p", "max |z|", "error/peak",
      "target",
      "verdict",
    ])

  /// One line of the verification table.
  var line: String {
    Comparison.row([
      String(reference.name.prefix(3)), String(format: "%.1f", seconds), String(format: "%.2e", Double(events)),
      format(z("voltage")), format(z("electrostaticDrop")), format(z("excessHeatLeft")),
      format(z("excessHeatRight")), format(meanSquaredZ), format(meanSquaredOwnZ), format(pValue),
      format(largestZ), percent(binError),
      percent(reference.targetBinError),
      failures.isEmpty ? "pass" : "FAIL: " + failures.joined(separator: ", "),
    ])
  }

  private static func row(_ cells: [String]) -> String {
    cells.map { $0.count >= 10 ? $0 : String(repeating: " ", count: 10 - $0.count) + $0 }.joined(separator: " ")
  }

  private func format(_ value: Double) -> String { String(format: "%.2f", value) }
  private func percent(_ value: Double) -> String { String(format: "%.3f %%", 100 * value) }
}
