import Foundation
import Synchronization
import Testing

/// `make convergence`: what is left of the error when one numerical parameter is varied and all others stay at the
/// production's defaults. Prints Markdown tables; asserts of the defaults alone that they agree with the reference.
///
/// Runs end by simulated time, so that the tables come out the same on any machine. A correct program fails here once in
/// 400 sets of random numbers: 36 deviations at 4 standard errors, 6e-5 each.
@Suite("Convergence", .serialized, .enabled(if: ConvergenceSettings.isOn)) struct ConvergenceTests {
  static let bound = 4.0

  @Test("Field interval", arguments: ConvergenceSettings.cases) func fieldInterval(prefix: String) {
    table("field interval / (l0/v0)", prefix, [0.25, 0.5, 1, 2]) { $0.numerics.timeStep = $1 }
  }

  @Test("Relaxation cell", arguments: ConvergenceSettings.cases) func cellLength(prefix: String) {
    table("relaxation cell / l0", prefix, [0.05, 0.1, 0.25, 0.5]) { $0.numerics.cellLength = $1 }
  }

  /// Noise in mu(z) adds heat of the order 1/N unless it is kept out of the energy law; all rows have as many events.
  @Test("Population", arguments: ConvergenceSettings.cases) func population(prefix: String) {
    table("electrons", prefix, [2e3, 1e4, 5e4, 2e5]) { $0.particles = Int($1) }
  }

  @Test("Simulated length", arguments: ConvergenceSettings.cases) func halfLength(prefix: String) {
    let whole = ReferenceCase.named(prefix).halfLength
    table("length of a wire / l0", prefix, whole == 12 ? [6, 9, 12, 18] : [6, 12, 18, whole]) { row, length in
      row.halfLength = length
      row.particles = Int((Double(row.particles) * length / whole).rounded())  // of the same weight
    }
  }

  /// Runs and prints one row per value; the row equal to the defaults is run once for all tables and judged.
  private func table(
    _ parameter: String, _ prefix: String, _ values: [Double], set: (inout ConvergenceRow, Double) -> Void
  ) {
    let defaults = ConvergenceRow(ReferenceCase.named(prefix))
    show(ConvergenceTable.head(parameter, defaults))
    for (index, value) in values.enumerated() {
      var row = defaults
      set(&row, value)
      let isDefault = row.isSameRun(as: defaults)
      if !isDefault { row.seed = UInt64(2 + index) }
      let result = isDefault ? Self.production(row) : row.run()
      show(ConvergenceTable.line(value, result, isDefault: isDefault))
      guard isDefault else { continue }
      for deviation in result.scalars + result.wideBins {
        #expect(abs(deviation.z) < Self.bound, "\(prefix), \(deviation.name): \(deviation.text)")
      }
    }
  }

  private static let production: @Sendable (ConvergenceRow) -> ConvergenceResult = { row in
    done.withLock { known in
      let result = known[row.reference.name] ?? row.run()
      known[row.reference.name] = result
      return result
    }
  }
  private static let done = Mutex<[String: ConvergenceResult]>([:])

  /// Written at once: the tables are read while they grow.
  private func show(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }
}

/// What the environment asks of the convergence study.
enum ConvergenceSettings {
  /// Factor on the production time from `NICHROME_CONVERGENCE`: 1 takes about six minutes on two free cores.
  static var factor: Double { environment("NICHROME_CONVERGENCE").flatMap(Double.init) ?? 0 }
  static var isOn: Bool { factor > 0 }
  /// `NICHROME_CONVERGENCE_CASES=C1a,C4a` selects cases.
  static var cases: [String] {
    environment("NICHROME_CONVERGENCE_CASES")?.split(separator: ",").map(String.init) ?? ["C1a", "C4a", "C2c"]
  }

  private static func environment(_ key: String) -> String? { ProcessInfo.processInfo.environment[key] }
}
