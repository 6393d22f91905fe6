import BlockedC
import BoundC

/// How many of each there are in the kernel per relaxation event.
struct CountsPerEvent {
  let flights, alone, born, absorbed, aloft, uniforms, logistics: Double

  init(_ now: blocked_census, since before: blocked_census, events: Int64) {
    func count(_ part: (blocked_census) -> Int64) -> Double { Double(part(now) - part(before)) / Double(events) }
    (flights, alone, born) = (count(\.flights), count(\.alone), count(\.born))
    (absorbed, aloft) = (1 - count(\.emitted), flights - born)
    (uniforms, logistics) = (2 * count(\.counters), count(\.logistics))
  }
}

/// One operation by itself.
struct BoundOperation {
  typealias Work = (UnsafeMutablePointer<bound_gas>, Int64) -> Void
  let name: String
  let number: (CountsPerEvent) -> Double
  let work: Work
  private var nanoseconds: [Double] = []

  private init(_ name: String, _ number: @escaping (CountsPerEvent) -> Double, _ work: @escaping Work) {
    (self.name, self.number, self.work) = (name, number, work)
  }

  /// What no event can do without.
  static var needed: [BoundOperation] {
    [
      BoundOperation("uniforms from counters (Philox 4x32-10)", \.uniforms, bound_uniforms),
      BoundOperation("logarithms: optical depths", \.born, bound_logarithms),
      BoundOperation("logarithms of quotients: energies", \.logistics, bound_logistics),
      BoundOperation("electrons read and written, 28 bytes each", \.aloft, bound_columns),
      BoundOperation("look-ups of the potential", { 2 * $0.flights }, bound_lookups),
      BoundOperation("two roots and a quotient", \.flights, bound_roots),
      BoundOperation("sorting by fate, with the columns", \.flights, bound_fates),
      BoundOperation("absorptions added to two arrays", \.absorbed, bound_absorptions),
      BoundOperation("electrons aloft added to one array", \.aloft, bound_densities),
    ]
  }

  /// What the kernel in C does besides, for few.
  static var rare: BoundOperation {
    BoundOperation("flights to scatterer or contact, one by one", \.alone, bound_alone)
  }

  mutating func measure(on gas: Gas, _ count: Int64) {
    let start = processorTime()
    gas.perform { work($0, count) }
    nanoseconds.append(1e9 * (processorTime() - start) / Double(count))
  }

  func perEvent(_ counts: CountsPerEvent) -> [Double] { nanoseconds.map { number(counts) * $0 } }

  func print(_ counts: CountsPerEvent) {
    let costs = spread(nanoseconds).padded(to: 26) + spread(perEvent(counts)).padded(to: 31)
    Swift.print("\(rounded(number(counts), 2))".padded(to: 16) + costs + name)
  }
}
