import BlockedC
import BoundC
import NichromeKinetics

/// What an event has to cost on this machine: the operations none can do without, by themselves and in one loop that
/// leaves out the rare cases and all bookkeeping, take turns with the kernels, which tell how many of each an event
/// stands for.
///
/// The sum of the operations is no bound: a processor overlaps them, and all but one have the nearest cache to
/// themselves. The loop is as near to one as can be measured.
enum BoundBenchmark {
  private typealias Deck = LimitBenchmark
  static let electrons = 200_000
  /// Of each operation in a round.
  static let count = Int64(1 << 20)

  static func run() throws {
    let experiment = try Deck.engine()
    let setup = Deck.setup(of: experiment)
    let kernel = BlockedRival(setup)
    var loops = BoundLoop.all(setup)
    var (operations, rare) = (BoundOperation.needed, BoundOperation.rare)
    // Operations leave their gas in a state of no meaning.
    let gas = Gas(setup, isSingle: false)
    while experiment.phase == .warmUp { experiment.advance() }
    kernel.advance(blocks: Int(Deck.warmUp / experiment.blockDuration), stepsPerBlock: experiment.stepsPerBlock)

    let blocks = Int((Deck.round / experiment.blockDuration).rounded())
    var (engine, blocked): ([Double], [Double]) = ([], [])
    let (before, events) = (kernel.census, kernel.withCells { $0.events })
    for _ in 0..<Deck.rounds {
      engine.append(nanosecondsPerEvent({ experiment.events }) { advance(experiment, by: Deck.round) })
      blocked.append(
        nanosecondsPerEvent({ kernel.withCells { Int($0.events) } }) {
          kernel.advance(blocks: blocks, stepsPerBlock: experiment.stepsPerBlock)
        })
      for index in loops.indices { loops[index].measure() }
      for index in operations.indices { operations[index].measure(on: gas, count) }
      rare.measure(on: gas, count)
    }

    let counts = CountsPerEvent(kernel.census, since: before, events: kernel.withCells { $0.events } - events)
    print("per event       ns each (least, median)   ns per event (least, median)")
    for operation in operations { operation.print(counts) }
    show("sum", (0..<Deck.rounds).map { round in operations.reduce(0) { $0 + $1.perEvent(counts)[round] } })
    for loop in loops { show(loop.name, loop.perEvent) }
    rare.print(counts)
    show("C, blocks, fast-math", blocked)
    show("engine", engine)
    let flights = loops.map { rounded($0.flightsPerEvent, 2) }.joined(separator: ", ")
    print("flights per event: \(rounded(counts.flights, 2)) in the kernel, \(flights) in the loops")
    for loop in loops { try loop.check() }
  }

  private static func show(_ name: String, _ values: [Double]) {
    print(String(repeating: " ", count: 42) + spread(values).padded(to: 31) + name)
  }
}

/// Processor time of some work over the events it adds to a counter.
func nanosecondsPerEvent(_ events: () -> Int, of work: () -> Void) -> Double {
  let (before, start) = (events(), processorTime())
  work()
  return 1e9 * (processorTime() - start) / Double(events() - before)
}

/// Least and median.
func spread(_ values: [Double]) -> String { "\(rounded(values.min()!, 2)), \(rounded(median(values), 2))" }
