import Foundation
import NichromeKinetics
import Testing

/// The damping at K = 50 from the mean over many runs, NICHROME_PLASMA says how many, and its error from what the runs
/// contribute one by one (jackknife). Amplitudes are averaged, then fitted: noise of single runs makes no bias.
@Suite("Plasma damping", .serialized, .enabled(if: ProcessInfo.processInfo.environment["NICHROME_PLASMA"] != nil))
struct PlasmaDampingTests {
  @Test("Mean over runs within half a per cent and its error", arguments: [1.0, 0.5])
  func damping(stepFactor: Double) throws {
    let count = try #require(Int(ProcessInfo.processInfo.environment["NICHROME_PLASMA"] ?? ""))
    let mode = PlasmaTests.modes[1]
    let theory = PlasmaTests.theory(mode)
    let step = stepFactor * PlasmaTests.ringing(mode).timeStep
    let series = (0..<count).map { index in
      PlasmaTests.amplitudes(PlasmaTests.ringing(mode, seed: 21 + UInt64(index), timeStep: step), mode)
    }
    func mean(without left: Int?) -> DampedOscillation {
      let kept = series.indices.filter { $0 != left }
      let sums = series[0].indices.map { i in kept.reduce(0) { $0 + series[$1][i] } / Double(kept.count) }
      return PlasmaTests.fit(sums, step: step, mode)
    }
    let (found, others) = (mean(without: nil), series.indices.map { mean(without: $0).damping })
    let centre = others.reduce(0, +) / Double(count)
    let squares = others.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    let error = (squares * Double(count - 1) / Double(count)).squareRoot()
    print("step \(step): omega \(found.frequency), damping \(found.damping) +- \(error), theory \(theory)")
    #expect(abs(found.frequency / theory.frequency - 1) < 0.005)
    #expect(
      abs(found.damping - theory.damping) < 0.005 * theory.damping + 3 * error,
      "damping \(found.damping) +- \(error), theory \(theory.damping)")
  }
}
