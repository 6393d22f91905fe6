/// Runs the same work on numbered items with a fixed number of threads; who takes which item is left to chance.
package struct Team: Sendable {
  let threads: Int
  private let crew: Crew?

  package init(threads: Int) {
    self.threads = threads
    crew = threads > 1 ? Crew(helpers: threads - 1) : nil
  }

  package func forEach(_ count: Int, _ work: @Sendable (Int) -> Void) {
    if let crew {
      crew.forEach(count, work)
    } else {
      for item in 0..<count { work(item) }
    }
  }

  /// What the work makes of each item, in their order.
  package func map<Made: Sendable>(_ count: Int, _ make: @Sendable (Int) -> Made) -> [Made] {
    Array(unsafeUninitializedCapacity: count) { buffer, filled in
      nonisolated(unsafe) let places = buffer
      forEach(count) { places.initializeElement(at: $0, to: make($0)) }
      filled = count
    }
  }
}
