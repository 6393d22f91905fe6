import Foundation
import Nichrome
import NichromeModel

/// A run of the linearised closure against its exact solution, in standard errors of the run.
struct LinearisedComparison {
  /// One |z| >= 4.5 comes once in 150 000 values.
  static let largestZ = 4.5

  let reference: LinearisedCase
  let record: RunRecord
  let scalars: [(name: String, found: Estimate, exact: Double, z: Double)]
  /// z of the bins of p^u, which is exponential with l0 for a constant mean free path; else empty.
  let bins: [Double]

  init(_ record: RunRecord, with reference: LinearisedCase) {
    self.reference = reference
    self.record = record
    scalars = reference.scalars.map { name, value, rounding in
      let found = record.scalar(name)
      return (name, found, value, deviation(found, Estimate(value: value, error: rounding)))
    }
    bins = Self.profile(record, reference)
  }

  private static func profile(_ record: RunRecord, _ reference: LinearisedCase) -> [Double] {
    guard record.deck.system.relaxation == .meanFreePath else { return [] }
    let count = record.deck.bins
    let width = record.deck.system.halfLength / Double(count)
    return record.estimates("kineticHeat").enumerated().map { index, found in
      let total = index < count ? reference.exact.kineticHeatLeft : reference.exact.kineticHeatRight
      let inner = width * Double(index % count)
      let mean = total * exp(-inner) * (1 - exp(-width)) / width
      return deviation(found, Estimate(value: mean, error: 1e-9 * abs(total)))
    }
  }

  var meanSquaredZ: Double { bins.isEmpty ? 1 : bins.reduce(0) { $0 + $1 * $1 } / Double(bins.count) }

  var failures: [String] {
    var list = scalars.filter { !(abs($0.z) < Self.largestZ) }.map { "\($0.name) \($0.found), exact \($0.exact)" }
    if !bins.allSatisfy({ abs($0) < Self.largestZ }) { list.append("a bin of p^u") }
    return list
  }

  /// Relative standard error of the current, and of p^u in its larger wire.
  var precision: (current: Double, heat: Double) {
    let current = record.scalar("current")
    let (left, right) = (record.scalar("kineticHeatLeft"), record.scalar("kineticHeatRight"))
    let exact = max(abs(reference.exact.kineticHeatLeft), abs(reference.exact.kineticHeatRight))
    return (current.error / abs(reference.exact.current), max(left.error, right.error) / exact)
  }

  static let header = LinearisedComparison.row(
    ["case", "seconds", "events", "z j", "z dPhi", "z Pu_L", "z Pu_R", "z Pf_L", "z Pf_R", "z nu_L", "z nu_R"]
      + ["mean z^2", "err j", "err Pu", "verdict"])

  var line: String {
    let (current, heat) = precision
    return Self.row(
      [reference.description, String(format: "%.1f", record.seconds), String(format: "%.2e", Double(record.events))]
        + scalars.map { String(format: "%.2f", $0.z) }
        + [
          bins.isEmpty ? "-" : String(format: "%.2f", meanSquaredZ), String(format: "%.2f %%", 100 * current),
          String(format: "%.2f %%", 100 * heat), failures.isEmpty ? "pass" : "FAIL: \(failures)",
        ])
  }

  private static func row(_ cells: [String]) -> String {
    cells.map { String(repeating: " ", count: max(0, 9 - $0.count)) + $0 }.joined(separator: " ")
  }
}
