import Foundation
import NichromeKinetics
import NichromeModel

/// Whether kernels in C simulate what the engine does.
struct LimitCheck {
  private typealias Deck = LimitBenchmark
  /// Of the mean square of z over a hundred bins, which is 1.0 +- 0.15; long waves of the net rate count several times.
  private static let (largestHeat, largestRate) = (1.7, 5.0)
  /// Difference of the numbers of events.
  private static let tolerance = 0.02

  private let heat: Quantity
  private let mu: Quantity

  init(experiment: Experiment) {
    let record = experiment.record(status: .complete, version: "", stopReason: "", seconds: 0)
    (heat, mu) = (record.quantity("heat")!, record.quantity("electrochemicalPotential")!)
  }

  /// Distances of the bins' inner faces.
  private var faces: [Double] {
    (0..<(2 * Deck.bins)).map { Double($0 % Deck.bins) * Deck.halfLength / Double(Deck.bins) }
  }

  /// Heat and net absorption rate per bin. A common shift of mu in both wires is of no consequence: nothing decides it in
  /// neutral wires.
  func compare(_ rival: any Rival, heat own: Samples, rate: Samples) throws {
    let half = 0.5 * Deck.halfLength / Double(Deck.bins)
    // Net rate 2 (mu - m), m being the exact solution: from its mean at the faces, +-(u/2 + iota s/2).
    let rates = zip(mu.value, faces).enumerated().map { index, bin -> Double in
      let m = 0.5 * (Deck.voltage + Deck.current * (bin.1 + half))
      return 2 * (bin.0 - (index < Deck.bins ? m : -m))
    }
    let byHeat = meanSquare(heat.value, heat.error, own.mean, own.error)
    let byRate = meanSquare(levelled(rates), mu.error.map { 2 * $0 }, levelled(rate.mean), rate.error)
    print(
      "\(rival.name) against the engine: mean z^2 of the heat \(rounded(byHeat, 2)), of the net absorption"
        + " \(rounded(byRate, 2))")
    guard byHeat < Self.largestHeat, byRate < Self.largestRate else { throw missed(rival) }
  }

  func compare(_ rival: any Rival, events: Int, ofEngine own: Int) throws {
    let more = Double(events) / Double(own) - 1
    print("  \(rounded(100 * more, 2)) % more events")
    guard abs(more) < Self.tolerance else { throw missed(rival) }
  }

  /// A new simulation against p^q = iota^2/2 + (iota u/2) exp(-s).
  func compareWithSolution(_ rival: any Rival) throws {
    let exact = faces.map { s -> Double in
      let width = Deck.halfLength / Double(Deck.bins)
      let decay = (exp(-s) - exp(-s - width)) / width
      return 0.5 * Deck.current * (Deck.current + Deck.voltage * decay)
    }
    var own = Samples()
    // mu has a long way to go.
    rival.advance(blocks: Int(3 * Deck.warmUp / 2), stepsPerBlock: 2)
    _ = rival.takeProfiles(over: 3 * Deck.warmUp)
    for _ in 0..<(2 * Deck.rounds) {
      rival.advance(blocks: Int(Deck.round / 4), stepsPerBlock: 2)
      own.append(rival.takeProfiles(over: Deck.round / 2).heat)
    }
    let square = meanSquare(own.mean, own.error, exact, exact.map { _ in 0 })
    print("\(rival.name), reference 30 % off: mean z^2 of the heat against the solution \(rounded(square, 2))")
    guard square < Self.largestHeat else { throw missed(rival) }
  }

  private func missed(_ rival: any Rival) -> any Error {
    LimitBenchmark.Missed(what: "\(rival.name) does not do the same")
  }

  private func levelled(_ values: [Double]) -> [Double] {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.map { $0 - mean }
  }
}
