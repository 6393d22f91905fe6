import Foundation
import NichromeKinetics
import NichromeModel

/// Processor time of decks to a heat profile good to 1 % and to 0.1 %, on one core: the warm-up, and the production scaled from
/// the error reached, which falls like the root of the time.
enum DeckBenchmark {
  static let target = 0.01
  /// Of processor time.
  static let patience = 100.0

  static func run(decks: [String]) throws {
    print("warm-up/s   production/s   error      s to 1 %   s to 0.1 %   events     deck")
    for path in decks {
      let start = processorTime()
      let experiment = Experiment(deck: try Deck(contentsOf: path), threads: 1)
      while experiment.phase == .warmUp { experiment.advance() }
      let warmUp = processorTime() - start
      var error = Double.infinity
      while error > target, processorTime() - start < patience {
        experiment.advance()
        if experiment.judgesError { error = experiment.heatError ?? error }
      }
      let production = processorTime() - start - warmUp
      let square = error * error / (target * target)
      print(
        String(
          format: "%-11.2f %-14.2f %-7.3f %%  %-10.3g %-12.3g %-10.2e ", warmUp, production, 100 * error,
          warmUp + production * square, warmUp + 100 * production * square, Double(experiment.events)) + path)
    }
  }
}
