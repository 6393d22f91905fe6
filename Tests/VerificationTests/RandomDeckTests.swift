import Foundation
import Nichrome
import NichromeAnalysis
import NichromeModel
import NichromeTheory
import Testing

/// The simulation against the deterministic solutions on random decks, in standard errors of the runs.
///
/// Part of the full verification: `NICHROME_VERIFY=full`, `NICHROME_VERIFY_SECONDS` for each of the twenty runs.
@Suite("Random decks: simulation against solution", .serialized, .enabled(if: VerificationSettings.isFull))
struct RandomDeckTests {
  static let scalars = ["current", "electrostaticDrop", "excessHeatLeft", "excessHeatRight"]

  private static let count = 10
  /// One of the twenty profiles is farther from mean z^2 = 1 by chance in one per cent of all verifications.
  private static let leastProbability = 0.01 / 20

  /// Names as "full 0" and "linearised 9"; `NICHROME_VERIFY_CASES` chooses some.
  private static let names = [Dynamics.full, .linearised].flatMap { dynamics in
    (0..<count).map { "\(dynamics.rawValue) \($0)" }
  }

  @Test("Ten of each dynamics", arguments: names.filter(VerificationSettings.includes)) func agree(name: String) throws
  {
    let dynamics: Dynamics = name.hasPrefix(Dynamics.full.rawValue) ? .full : .linearised
    let number = Int(name.split(separator: " ").last!)!
    let system = RandomDecks.systems(count: Self.count, dynamics: dynamics)[number]
    FileHandle.standardOutput.write(Data("\(name): \(system)\n".utf8))
    // Slow electrons of a hot gas remember for long where they fly far, and the steady state is late.
    let isSlow = (system.relaxation.exponent ?? 0) < 0 && system.temperature > 0.2
    let deck = Deck(
      title: name, system: system,
      simulation: SimulationSettings(
        seed: VerificationSettings.seed(otherwise: 3),
        stop: StopRule(wallClock: VerificationSettings.budget * (isSlow ? 2 : 1))),
      bins: Int(system.halfLength / 0.2))
    let solution: any DeterministicSolution =
      switch dynamics {
      case .full: try KineticSolution(system, tolerance: 5e-4)
      case .linearised: try ClosureSolution(system, tolerance: 1e-4)
      }
    let record = try Run(deck: deck).execute()
    let found = RandomComparison(record, solution)
    FileHandle.standardOutput.write(Data("\(name): \(found.line)\n".utf8))
    // As in the table of reference cases.
    for (scalar, z) in zip(Self.scalars, found.scalars) { #expect(abs(z) < 4.5, "\(name): \(scalar) z \(z)") }
    #expect(found.largestZ < 4.5, "\(name): \(found.line)")
    #expect(found.pValue > Self.leastProbability, "\(name): \(found.line)")
  }
}

/// z of a run against a solution: scalars, and bins within five mean free paths.
struct RandomComparison {
  var scalars: [Double]
  var bins: [Double]
  /// Probability of a mean squared z as far from one.
  var pValue: Double
  var binError: Double

  init(_ record: RunRecord, _ solution: any DeterministicSolution) {
    let error = solution.discretisationError
    let length = record.deck.system.halfLength
    let expected = [
      (solution.current, error.current), (solution.electrostaticDrop, error.electrostaticDrop),
      (solution.excessHeat(.left, within: length), error.excessHeat),
      (solution.excessHeat(.right, within: length), error.excessHeat),
    ]
    scalars = zip(RandomDeckTests.scalars, expected).map { name, value in
      deviation(record.scalar(name), Estimate(value: value.0, error: value.1))
    }
    let excess = record.quantity("excessHeat")!
    let (count, width) = (record.deck.bins, record.deck.system.halfLength / Double(record.deck.bins))
    let near = Int(5 / width)
    var (peak, largest) = (0.0, 0.0)
    bins = []
    var indices: [Int] = []
    for (side, offset) in [(Side.left, 0), (.right, count)] {
      for k in 0..<near {
        let mean = solution.excessHeat(side, from: Double(k) * width, to: Double(k + 1) * width)
        let run = Estimate(value: excess.value[offset + k], error: excess.error[offset + k])
        bins.append(deviation(run, Estimate(value: mean, error: error.profile)))
        indices.append(offset + k)
        (peak, largest) = (max(peak, abs(mean)), max(largest, run.error))
      }
    }
    binError = largest / peak
    let mean = bins.reduce(0) { $0 + $1 * $1 } / Double(bins.count)
    pValue = BinCorrelation.pValue(
      meanSquaredZ: mean, squaredCorrelation: BinCorrelation.squared(of: indices, in: record))
  }

  var meanSquaredZ: Double { bins.reduce(0) { $0 + $1 * $1 } / Double(bins.count) }
  var largestZ: Double { bins.reduce(0) { $1.isNaN ? .nan : max($0, abs($1)) } }
  var line: String {
    let z = scalars.map { String(format: "%6.2f", $0) }.joined(separator: " ")
    return String(
      format: "z \(z), mean z^2 %.2f (p = %.1e), max |z| %.2f, error/peak %.2f %%", meanSquaredZ, pValue, largestZ,
      100 * binError)
  }
}
