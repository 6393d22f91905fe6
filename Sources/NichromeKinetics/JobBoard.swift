import Foundation
import Synchronization

/// One job at a time, its items taken by the one who posts it and by helpers.
///
/// Each has a share of neighbouring items, the same in every job of that size, and takes others' items only when its own are
/// gone: what it worked on the last time is still near its core.
final class JobBoard: @unchecked Sendable {
  /// Items of one who works, from the next one on.
  private final class Share: Sendable {
    let next = Atomic<Int>(0)
    let end = Atomic<Int>(0)
    var isTaken: Bool { next.load(ordering: .relaxed) >= end.load(ordering: .relaxed) }
  }

  /// Posted and not yet closed; below it, how many helpers are at work.
  private static let open = 1 << 15
  /// Looks at helpers at work before others get the processor.
  private static let patience = 2000

  private let isClaimed = Atomic<Bool>(false)
  private let dismissed = Atomic<Bool>(false)
  private let state = Atomic<Int>(0)
  private let shares: [Share]
  // Written before the job is open; read by those who have joined it, whom `finish` waits for.
  private var work: (@Sendable (Int) -> Void)?

  /// - Parameter workers: the one who posts, worker 0, and the helpers.
  init(workers: Int) {
    shares = (0..<workers).map { _ in Share() }
  }

  /// False where a job is under way.
  func claim() -> Bool { !isClaimed.exchange(true, ordering: .acquiring) }

  func post(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
    self.work = work
    for (worker, share) in shares.enumerated() {
      share.next.store(worker * count / shares.count, ordering: .relaxed)
      share.end.store((worker + 1) * count / shares.count, ordering: .relaxed)
    }
    state.store(Self.open, ordering: .sequentiallyConsistent)
  }

  /// Does what is left, closes the job and waits for the helpers that have joined it.
  func finish() {
    takeItems(of: 0)
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
        && !shares.allSatisfy(\.isTaken)
  }

  /// Joins the job, if it is open, as one of the helpers, from 1 on.
  func help(as worker: Int) {
    var now = state.load(ordering: .relaxed)
    while now >= Self.open {
      let (joined, found) = state.compareExchange(
        expected: now, desired: now + 1, ordering: .acquiringAndReleasing)
      if joined {
        takeItems(of: worker)
        state.wrappingSubtract(1, ordering: .releasing)
        return
      }
      now = found
    }
  }

  func dismiss() { dismissed.store(true, ordering: .sequentiallyConsistent) }
  var isDismissed: Bool { dismissed.load(ordering: .sequentiallyConsistent) }

  /// Those of a worker first, then what the next ones have left.
  private func takeItems(of worker: Int) {
    guard let work else { return }
    for place in shares.indices {
      let share = shares[(worker + place) % shares.count]
      let end = share.end.load(ordering: .relaxed)
      while true {
        let item = share.next.wrappingAdd(1, ordering: .relaxed).oldValue
        if item >= end { break }
        work(item)
      }
    }
  }
}
