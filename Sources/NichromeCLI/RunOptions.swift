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

  @Flag(help: "Say at the end how long a step took, and how much of it was communication between processes.")
  var timing = false

  @Flag(help: "No progress, warnings or summary; errors only.")
  var quiet = false

  /// More threads or processes than any machine has cores are a typing mistake.
  private static let countRange = 1...4096

  mutating func validate() throws { try Self.check(threads, "threads") }

  /// Refuses an impossible number of threads or processes given with an option.
  static func check(_ count: Int?, _ option: String) throws {
    if let count, !countRange.contains(count) {
      let (least, most) = (countRange.lowerBound, countRange.upperBound)
      throw ValidationError(
        "--\(option) \(count) is impossible (it must lie between \(least) and \(most)); leave it out")
    }
  }
}
