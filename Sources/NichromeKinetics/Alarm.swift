import Dispatch
import Synchronization

/// Wakes one thread that waits for something to become true.
final class Alarm: Sendable {
  /// Looks before going to sleep, some fifty microseconds.
  private static let looks = 20_000

  private let isAsleep = Atomic<Bool>(false)
  private let bell = DispatchSemaphore(value: 0)

  func wait(until isTrue: () -> Bool) {
    for _ in 0..<Self.looks where isTrue() { return }
    while true {
      isAsleep.store(true, ordering: .sequentiallyConsistent)
      if isTrue() {
        // Whoever made it true may have rung already.
        if !isAsleep.exchange(false, ordering: .sequentiallyConsistent) { bell.wait() }
        return
      }
      bell.wait()
      if isTrue() { return }
    }
  }

  /// To be called after it has become true.
  func ring() {
    if isAsleep.exchange(false, ordering: .sequentiallyConsistent) { bell.signal() }
  }
}
