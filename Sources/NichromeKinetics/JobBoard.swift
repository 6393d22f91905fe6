import Foundation
import Synchronization

/// One job at a time, its items taken by the one who posts it and by helpers.
final class JobBoard: @unchecked Sendable {
  /// Posted and not yet closed; below it, how many helpers are at work.
  private static let open = 1 << 15
  /// Looks at helpers at work before others get the processor.
  private static let patience = 2000

  private let isClaimed = Atomic<Bool>(false)
  private let dismissed = Atomic<Bool>(false)
  private let state = Atomic<Int>(0)
  private let nextItem = Atomic<Int>(0)
  private let count = Atomic<Int>(0)
  // Written before the job is open; read by those who have joined it, whom `finish` waits for.
  private var work: (@Sendable (Int) -> Void)?

  /// False where a job is under way.
  func claim() -> Bool { !isClaimed.exchange(true, ordering: .acquiring) }

  func post(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
    self.work = work
    self.count.store(count, ordering: .relaxed)
    nextItem.store(0, ordering: .relaxed)
    state.store(Self.open, ordering: .sequentiallyConsistent)
  }

  /// Does what is left, closes the job and waits for the helpers that have joined it.
  func finish() {
    takeItems()
    state.wrappingSubtract(Self.open, ordering: .acquiringAndReleasing)
    var looks = 0
    while state.load(ordering: .acquiring) > 0 {
      looks += 1
      if looks > Self.patience { sched_yield() }
    }
    work = nil
    isClaimed.store(false, ordering: .releasing)
  }

  /// Whether there is something to do for a helper.
  var isNews: Bool {
    isDismissed
      || state.load(ordering: .sequentiallyConsistent) >= Self.open
        && nextItem.load(ordering: .relaxed) < count.load(ordering: .relaxed)
  }

  /// Joins the job, if it is open.
  func help() {
    var now = state.load(ordering: .relaxed)
    while now >= Self.open {
      let (joined, found) = state.compareExchange(
        expected: now, desired: now + 1, ordering: .acquiringAndReleasing)
      if joined {
        takeItems()
        state.wrappingSubtract(1, ordering: .releasing)
        return
      }
      now = found
    }
  }

  func dismiss() { dismissed.store(true, ordering: .sequentiallyConsistent) }
  var isDismissed: Bool { dismissed.load(ordering: .sequentiallyConsistent) }

  private func takeItems() {
    guard let work else { return }
    let count = count.load(ordering: .relaxed)
    while true {
      let item = nextItem.wrappingAdd(1, ordering: .relaxed).oldValue
      if item >= count { return }
      work(item)
    }
  }
}
