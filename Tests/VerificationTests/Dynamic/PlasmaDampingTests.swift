import Foundation
import NichromeKinetics
import Testing

/// The damping at K = 50 from many runs, since single ones scatter by per cents; NICHROME_PLASMA says how many.
@Suite("Plasma damping", .serialized, .enabled(if: ProcessInfo.processInfo.environment["NICHROME_PLASMA"] != nil))
struct PlasmaDampingTests {
  @Test("Mean over runs within 2 % and its error", arguments: [1.0, 0.5]) func damping(stepFactor: Double) throws {
    let count = try #require(Int(ProcessInfo.processInfo.environment["NICHROME_PLASMA"] ?? ""))
    let mode = PlasmaTests.modes[1]
    let theory = PlasmaTests.theory(mode)
    let found = (0..<count).map { index in
      let usual = PlasmaTests.ringing(mode, seed: 21).timeStep
      let simulation = PlasmaTests.ringing(
        mode, seed: 21 + UInt64(index), disturbance: 0.04, timeStep: stepFactor * usual)
      let fit = PlasmaTests.fit(simulation, mode)
      print("step \(simulation.timeStep), seed \(21 + index): omega \(fit.frequency), damping \(fit.damping)")
      return fit
    }
    let mean = found.reduce(0) { $0 + $1.damping } / Double(count)
    let squares = found.reduce(0) { $0 + ($1.damping - mean) * ($1.damping - mean) }
    let error = (squares / Double(count * (count - 1))).squareRoot()
    print("step factor \(stepFactor): damping \(mean) +- \(error), theory \(theory.damping)")
    #expect(
      abs(mean - theory.damping) < 0.02 * theory.damping + 3 * error,
      "damping \(mean) +- \(error), theory \(theory.damping)")
  }
}
