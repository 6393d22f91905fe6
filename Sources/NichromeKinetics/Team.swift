import Dispatch
import Synchronization

/// Runs the same work on numbered items with a fixed number of threads; who takes which item is left to chance.
package struct Team: Sendable {
  let threads: Int

  package init(threads: Int) { self.threads = threads }

  func forEach(_ count: Int, _ work: @Sendable (Int) -> Void) {
    if threads == 1 {
      for item in 0..<count { work(item) }
      return
    }
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while true {
        let item = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if item >= count { return }
        work(item)
      }
    }
  }
}
