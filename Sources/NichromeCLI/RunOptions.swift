import ArgumentParser
import NichromeModel

/// Options that `run` and `resume` share.
struct RunOptions: ParsableArguments {
  @Option(help: "Number of threads; the result does not depend on it. (default: all cores)")
  var threads: Int?

  @Option(
    name: .customLong("wall-clock"),
    help: "Stop in time to be done after this wall-clock time, e.g. 1h50m, with a checkpoint to resume from.",
    transform: { text in
      do { return try CommandLineQuantity.wallClock(text) } catch { throw ValidationError("--wall-clock: \(error)") }
    })
  var wallClock: Double?

  @Flag(help: "No progress, warnings or summary; errors only.")
  var quiet = false

  /// More threads than any machine has cores is a typing mistake.
  private static let threadRange = 1...4096

  mutating func validate() throws { try Self.check(threads: threads) }

  static func check(threads: Int?) throws {
    if let threads, !threadRange.contains(threads) {
      let (least, most) = (threadRange.lowerBound, threadRange.upperBound)
      throw ValidationError(
        "--threads \(threads) is impossible (it must lie between \(least) and \(most)); leave it out")
    }
  }
}
