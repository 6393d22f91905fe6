import NichromeKinetics
import NichromeModel

/// What a step costs against a parameter of the deck: simulations that differ in it alone take turns, a round at a time, so
/// that whatever else the machine does hits all of them; the medians of the rounds are compared with the first one's.
enum CostBenchmark {
  /// A parameter's line in the deck, and how many times the cost at its first value a step may cost at the others.
  struct Series {
    let title: String
    let values: [String]
    let deck: (String) -> String
    let threshold: Double
  }

  static let rounds = 9
  /// In l0/v0.
  static let (warmUp, round) = (20.0, 12.0)

  /// - Throws: `Missed` when a ratio is above its threshold.
  static func run() throws {
    var missed: [String] = []
    for series in all { missed += try measure(series) }
    if !missed.isEmpty { throw Missed(ratios: missed) }
  }

  struct Missed: Error { let ratios: [String] }

  /// At production size, 200000 electrons; the length of a wire and the bins at the same number of electrons.
  static var all: [Series] {
    [
      Series(
        title: "screening K (halfLength 3 l0)", values: ["5", "50", "500", "5000", "neutral"],
        deck: { deck(screening: $0 == "neutral" ? $0 : "{length: \(1 / Double($0)!) l0}", halfLength: 3, bins: 60) },
        threshold: 1.3),
      Series(
        title: "halfLength / l0 (bins of 0.1 l0, neutral)", values: ["6", "12", "24", "48"],
        deck: { deck(halfLength: Int($0)!, bins: 10 * Int($0)!) }, threshold: 1.3),
      Series(
        title: "bins per wire (halfLength 12 l0, neutral)", values: ["30", "120", "480"],
        deck: { deck(halfLength: 12, bins: Int($0)!) }, threshold: 1.3),
    ]
  }

  private static func deck(screening: String = "neutral", halfLength: Int, bins: Int) -> String {
    """
    wire: {temperature: 0.05 mu0, relaxation: {law: relaxationTime}, screening: \(screening), halfLength: \(halfLength) l0}
    scatterer: {length: 0.1 l0, permittivityRatio: 1, transmission: {shape: constant, value: 0.5}}
    drive: {voltage: 0.1 mu0}
    simulation: {particles: 200000, seed: 1, stopWhen: {duration: 1000 tau0}}
    tallies: {bins: \(bins)}
    """
  }

  private static func measure(_ series: Series) throws -> [String] {
    let experiments = try series.values.map {
      Experiment(deck: try Deck(yaml: series.deck($0), path: "benchmark.yaml"), threads: 1)
    }
    for experiment in experiments { advance(experiment, by: warmUp) }
    var costs = Array(repeating: [Double](), count: experiments.count)
    for _ in 0..<rounds {
      for (index, experiment) in experiments.enumerated() {
        let start = processorTime()
        let steps = advance(experiment, by: round)
        costs[index].append(1e9 * (processorTime() - start) / steps)
      }
    }
    print("\nns per particle-step (median) against \(series.title)")
    let medians = costs.map { $0.sorted()[rounds / 2] }
    var missed: [String] = []
    for (value, cost) in zip(series.values, medians) {
      let ratio = cost / medians[0]
      print("  \(value)".padded(to: 12) + rounded(cost, 1).padded(to: 8) + "x \(rounded(ratio, 2))")
      if ratio > series.threshold {
        missed.append("\(series.title): \(value) costs \(rounded(ratio, 2)) times \(series.values[0])")
      }
    }
    return missed
  }
}
