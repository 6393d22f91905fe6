import Foundation
import NichromeKinetics
import Synchronization
import Testing

/// Threads that share out the parts of a step.
@Suite("Teams") struct TeamTests {
  private final class Counter: Sendable {
    let value = Atomic(0)
  }

  @Test("every item is worked on once, whatever the number of threads and items", arguments: [1, 2, 3, 8])
  func once(threads: Int) {
    let team = Team(threads: threads)
    for count in [0, 1, 2, 5, 32, 1000] {
      let done = (0..<count).map { _ in Counter() }
      for _ in 0..<50 { team.forEach(count) { item in done[item].value.wrappingAdd(1, ordering: .relaxed) } }
      #expect(done.allSatisfy { $0.value.load(ordering: .relaxed) == 50 }, "\(count) items")
    }
  }

  @Test("what a part has done is seen after it, and calls from within a part are answered")
  func order() {
    let team = Team(threads: 2)
    nonisolated(unsafe) var values = [0, 0, 0, 0]
    for round in 1...20_000 {
      values.withUnsafeMutableBufferPointer { buffer in
        nonisolated(unsafe) let own = buffer
        team.forEach(4) { item in team.forEach(2) { _ in own[item] += 1 } }
      }
      if values.contains(where: { $0 != 2 * round }) {
        Issue.record("round \(round): \(values)")
        return
      }
    }
  }

  @Test("sleepers are woken, and teams that are gone leave no thread behind") func sleep() throws {
    func threads() throws -> Int {
      #if os(Linux)
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count
      #else
        0
      #endif
    }
    let before = try threads()
    for _ in 0..<40 {
      let team = Team(threads: 3)
      let sum = Atomic(0)
      for _ in 0..<3 {
        team.forEach(6) { sum.wrappingAdd($0, ordering: .relaxed) }
        usleep(1000)
      }
      #expect(sum.load(ordering: .relaxed) == 45)
    }
    usleep(200_000)
    // Other tests have threads of their own; 80 more would be ours.
    #expect(try threads() < before + 40)
  }
}
