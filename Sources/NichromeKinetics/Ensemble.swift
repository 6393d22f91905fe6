import NichromeModel
import NichromeNumerics

/// Independent realisations of a drive in time, one after the other, and what is known of those that are over.
///
/// Realisation r, from 0, draws from the streams c r to c r + c - 1 of the deck's seed, one for each of the c chunks: the first
/// is the single run of that seed, and no two realisations share a number, of one seed or of two.
struct Ensemble {
  let size: Int
  /// Of a realisation in l0/v0, as the deck says.
  let duration: Double
  /// Blocks of a realisation.
  let blocks: Int
  let blockDuration: Double
  /// Complete realisations.
  private(set) var complete = 0
  private(set) var history = EnsembleHistory()
  /// Sum of the observables over the blocks of the realisation under way, and their number.
  private var sum: [Double]
  private var summed = 0

  /// Nil for a single run.
  init?(_ deck: Deck, blockDuration: Double, width: Int) {
    guard deck.simulation.ensemble > 1, let duration = deck.simulation.stop.duration else { return nil }
    size = deck.simulation.ensemble
    self.duration = duration
    self.blockDuration = blockDuration
    blocks = max(1, Int((duration / blockDuration - 1e-9).rounded(.up)))
    sum = Array(repeating: 0, count: width)
  }

  var isRealisationOver: Bool { summed == blocks && complete < size }
  /// Number of the realisation after those complete, from 0; nil after the last.
  var next: Int? { complete < size ? complete : nil }
  /// Number of the one that is being simulated.
  var current: Int { min(complete, size - 1) }
  /// Simulated time of a realisation, whole blocks.
  var realisationTime: Double { Double(blocks) * blockDuration }

  /// Simulated time of all realisations together, each counted as `duration`.
  func time(_ own: Double) -> Double {
    complete == size ? Double(size) * duration : Double(complete) * duration + min(own, duration)
  }

  mutating func append(_ observed: [Double]) {
    summed += 1
    for i in sum.indices { sum[i] += observed[i] }
  }

  /// Ends a realisation; the means over it.
  mutating func close(_ recorder: HistoryRecorder) -> [Double] {
    history.add(recorder)
    complete += 1
    let mean = sum.map { $0 / Double(summed) }
    for i in sum.indices { sum[i] = 0 }
    summed = 0
    return mean
  }

  func save(to writer: inout StateWriter) {
    writer.add("ensemble.complete", complete)
    writer.add("ensemble.sum", sum)
    writer.add("ensemble.summed", summed)
    history.save(to: &writer)
  }

  /// - Parameter bins: of both wires.
  mutating func restore(from reader: StateReader, bins: Int) throws(StateError) {
    complete = try reader.integer("ensemble.complete", in: 0...size)
    sum = try reader.doubles("ensemble.sum", count: sum.count)
    summed = try reader.integer("ensemble.summed", in: 0...blocks)
    try history.restore(from: reader, bins: bins)
  }
}
