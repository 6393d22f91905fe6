import NichromeKinetics
import NichromeModel

/// What a relaxation event and a particle-step cost on one core, with the whole profile tallied: steps of the decks given,
/// in processor time. The least of several rounds is what the kernel costs when it is left in peace.
enum KernelBenchmark {
  static let rounds = 7
  /// In l0/v0: the gas is near its steady state, and a round lasts about half a second.
  static let (warmUp, round) = (20.0, 20.0)

  static func run(decks: [String]) throws {
    print("ns per event (least, median)   ns per particle-step (least, median)   events   deck")
    for path in decks {
      let experiment = Experiment(deck: try Deck(contentsOf: path), threads: 1)
      advance(experiment, by: warmUp)
      var (perEvent, perStep): ([Double], [Double]) = ([], [])
      let before = experiment.events
      for _ in 0..<rounds {
        let (events, start) = (experiment.events, processorTime())
        let steps = advance(experiment, by: round)
        let nanoseconds = 1e9 * (processorTime() - start)
        perEvent.append(nanoseconds / Double(experiment.events - events))
        perStep.append(nanoseconds / steps)
      }
      print(
        column(perEvent, 31) + column(perStep, 39) + "\(experiment.events - before)".padded(to: 9) + path)
    }
  }

  private static func column(_ values: [Double], _ width: Int) -> String {
    let sorted = values.sorted()
    return "\(rounded(sorted[0], 1)), \(rounded(sorted[sorted.count / 2], 1))".padded(to: width)
  }
}
