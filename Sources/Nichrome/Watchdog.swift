import Dispatch
import NichromeKinetics
import Synchronization

/// Gives up a block of time that takes far longer than all before it, once the run should end: where electrons run away a
/// step may take hours, and requests are seen between blocks.
///
/// A thread of its own looks a few times a second. What is given up is what was simulated since the last checkpoint.
final class Watchdog: Sendable {
  private struct Watch {
    let halt: Halt
    /// Seconds of the clock from which on the block may be given up.
    let patience: Double
  }

  /// Seconds a block is waited for in any case, and how many times that of the longest one so far.
  private static let patience = (seconds: 10.0, blocks: 3.0)
  private static let interval = 0.2

  private let watch = Mutex<Watch?>(nil)
  private let clock: Stopwatch
  // Set going here, stopped in the end, not touched in between.
  private nonisolated(unsafe) let timer: any DispatchSourceTimer

  /// - Parameter isOver: whether the run should end, by the seconds of the clock.
  init(_ clock: Stopwatch, isOver: @escaping @Sendable (Double) -> Bool) {
    self.clock = clock
    timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "nichrome.watchdog", qos: .userInitiated))
    timer.schedule(deadline: .now() + Self.interval, repeating: Self.interval)
    timer.setEventHandler { [weak self] in self?.look(isOver) }
    timer.activate()
  }

  deinit { timer.cancel() }

  /// - Parameter longest: seconds that the longest block so far has taken.
  func beginBlock(_ halt: Halt, longest: Double) {
    beginBlock(halt, patience: Self.patience.seconds + Self.patience.blocks * longest)
  }

  /// - Parameter patience: seconds for which the block is waited for.
  func beginBlock(_ halt: Halt, patience: Double) {
    watch.withLock { $0 = Watch(halt: halt, patience: clock.seconds + patience) }
  }

  func endBlock() { watch.withLock { $0 = nil } }

  private func look(_ isOver: (Double) -> Bool) {
    let now = clock.seconds
    watch.withLock { watch in
      if let watch, now > watch.patience, isOver(now) { watch.halt.call() }
    }
  }
}
