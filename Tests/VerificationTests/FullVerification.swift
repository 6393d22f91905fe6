import Foundation
import Nichrome
import NichromeModel
import Testing

/// What the environment asks of the verification.
enum VerificationSettings {
  /// `NICHROME_VERIFY=full` switches the full table on.
  static var isFull: Bool { environment("NICHROME_VERIFY") == "full" }
  /// Seconds of wall clock per case, from `NICHROME_VERIFY_SECONDS`.
  static var budget: Double { environment("NICHROME_VERIFY_SECONDS").flatMap(Double.init) ?? 110 }
  /// Another seed for the runs, from `NICHROME_VERIFY_SEED`: it tells chance from error.
  static func seed(otherwise seed: UInt64) -> UInt64 {
    environment("NICHROME_VERIFY_SEED").flatMap { UInt64($0) } ?? seed
  }

  /// Names of cases to keep to, from `NICHROME_VERIFY_CASES`, "C1a,C4b" for instance; all without it.
  static func includes(_ name: String) -> Bool {
    guard let list = environment("NICHROME_VERIFY_CASES") else { return true }
    return list.split(separator: ",").contains { name.hasPrefix($0) }
  }

  private static func environment(_ key: String) -> String? { ProcessInfo.processInfo.environment[key] }
}

/// `make verify`: every reference case with up to two minutes each, one line of a table per case.
@Suite("Full verification", .serialized, .enabled(if: VerificationSettings.isFull)) struct FullVerification {
  @Test("18 cases of the full dynamics") func table() throws {
    show(Comparison.header)
    var all: [Comparison] = []
    for reference in ReferenceCase.all where VerificationSettings.includes(reference.name) {
      let deck = reference.deck(
        seed: VerificationSettings.seed(otherwise: 1), stop: StopRule(wallClock: VerificationSettings.budget))
      let comparison = Comparison(try Run(deck: deck).execute(), with: reference)
      all.append(comparison)
      show(comparison.line)
      #expect(comparison.failures.isEmpty, "\(reference.name): \(comparison.failures.joined(separator: ", "))")
    }
    // Errors that are too large or too small everywhere show in the mean of the table before they do in a case.
    let count = Double(all.count)
    let (mean, own) = (
      all.reduce(0) { $0 + $1.meanSquaredZ } / count, all.reduce(0) { $0 + $1.meanSquaredOwnZ } / count
    )
    let deviation = all.reduce(0) { $0 + $1.meanSquaredZDeviation * $1.meanSquaredZDeviation }.squareRoot() / count
    show(String(format: "mean z^2 of all: %.3f, by the runs' errors alone %.3f, +- %.3f", mean, own, deviation))
    #expect(mean < 1 + 4 * deviation && own > 1 - 4 * deviation)
  }

  @Test("16 cases of the linearised dynamics") func linearisedTable() throws {
    show(LinearisedComparison.header)
    for reference in LinearisedCase.all {
      let deck = Deck(
        title: reference.description, system: reference.system(),
        simulation: SimulationSettings(stop: StopRule(wallClock: VerificationSettings.budget)), bins: 120)
      let comparison = LinearisedComparison(try Run(deck: deck).execute(), with: reference)
      show(comparison.line)
      #expect(comparison.failures.isEmpty, "\(reference): \(comparison.failures)")
    }
  }

  /// Written at once: the table is read while it grows.
  private func show(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
