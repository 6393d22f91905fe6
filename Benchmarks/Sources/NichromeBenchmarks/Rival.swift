import BlockedC
import PlainC

/// A kernel in C that does what the engine does.
protocol Rival: AnyObject {
  var name: String { get }
  func step()
  func countAloft()
  func withCells<R>(_ body: (inout wire) -> R) -> R
}

final class PlainRival: Rival {
  let name = "C, electron by electron"
  private var kernel = plain_kernel()
  init(_ setup: wire_setup) { plain_init(&kernel, setup) }
  deinit { plain_free(&kernel) }
  func step() { plain_step(&kernel) }
  func countAloft() { plain_count_aloft(&kernel) }
  func withCells<R>(_ body: (inout wire) -> R) -> R { body(&kernel.cells) }
}

final class BlockedRival: Rival {
  let name = "C, blocks, fast-math"
  private var kernel = blocked_kernel()
  init(_ setup: wire_setup) { blocked_init(&kernel, setup) }
  deinit { blocked_free(&kernel) }
  /// What has been done since the beginning.
  var census: blocked_census { kernel.census }
  func step() { blocked_step(&kernel) }
  func countAloft() { blocked_count_aloft(&kernel) }
  func withCells<R>(_ body: (inout wire) -> R) -> R { body(&kernel.cells) }
}

/// What a kernel has cost, round by round.
struct Cost {
  var perEvent: [Double] = []
  var perStep: [Double] = []

  mutating func append(seconds: Double, events: Int, steps: Double) {
    perEvent.append(1e9 * seconds / Double(events))
    perStep.append(1e9 * seconds / steps)
  }

  /// Of an event, median over the rounds.
  func ratio(to other: Cost) -> Double { median(zip(perEvent, other.perEvent).map { $0 / $1 }) }
}

extension Rival {
  /// Advances by blocks of as many steps as the engine's.
  /// - Returns: absorptions and emissions, and particle-steps.
  @discardableResult
  func advance(blocks: Int, stepsPerBlock: Int) -> (events: Int, steps: Double) {
    let before = withCells { ($0.events, $0.particle_steps) }
    for _ in 0..<blocks {
      for _ in 0..<stepsPerBlock { step() }
      countAloft()
    }
    return withCells { (Int($0.events - before.0), Double($0.particle_steps - before.1)) }
  }

  /// Heat per length, and net absorption rate per length, in the bins of both wires since the last time this was asked.
  func takeProfiles(over time: Double) -> (heat: [Double], rate: [Double]) {
    withCells { cells in
      let setup = cells.setup
      let perBin = Int(setup.cells / setup.bins)
      let scale = setup.weight * Double(setup.bins) / (setup.half_length * time)
      let profiles = (0..<Int(2 * setup.bins)).map { bin in
        (bin * perBin..<(bin + 1) * perBin).reduce(into: (0.0, 0.0)) { sums, cell in
          sums.0 += scale * (cells.absorbed_energy[cell] - cells.emitted_energy[cell])
          sums.1 += scale * Double(cells.absorbed_sum[cell])
        }
      }
      wire_clear(&cells)
      return (profiles.map(\.0), profiles.map(\.1))
    }
  }
}
