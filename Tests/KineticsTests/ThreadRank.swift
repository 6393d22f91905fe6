import Foundation
import NichromeNumerics

/// Where ranks that are threads of one process meet: each leaves something, and all see what all have left.
final class Meeting: @unchecked Sendable {
  let size: Int
  private let condition = NSCondition()
  private var given: [Any?]
  private var arrived = 0
  private var round = 0
  private var result: [Any] = []

  init(_ size: Int) { (self.size, given) = (size, Array(repeating: nil, count: size)) }

  func exchange<Value>(_ value: Value, rank: Int) -> [Value] {
    condition.lock()
    defer { condition.unlock() }
    given[rank] = value
    arrived += 1
    let own = round
    if arrived == size {
      result = given.map { $0! }
      (arrived, round) = (0, round + 1)
      condition.broadcast()
    }
    while round == own { condition.wait() }
    return result.map { $0 as! Value }
  }
}

/// A rank that is a thread.
final class ThreadRank: Communicator {
  let rank: Int
  let size: Int
  let traffic = Traffic()
  private let meeting: Meeting

  init(_ rank: Int, of meeting: Meeting) { (self.rank, size, self.meeting) = (rank, meeting.size, meeting) }

  func sum(_ values: Column<Int>) {
    let all = meeting.exchange(values.array, rank: rank)
    for index in 0..<values.count { values[index] = all.reduce(0) { $0 &+ $1[index] } }
  }

  func share(_ values: Column<Double>, counts: [Int]) {
    let first = counts[..<rank].reduce(0, +)
    let all = meeting.exchange(Array(values.array[first..<(first + counts[rank])]), rank: rank)
    for (index, value) in all.joined().enumerated() { values[index] = value }
  }

  func gather(_ bytes: [UInt8]) -> [[UInt8]] {
    let all = meeting.exchange(bytes, rank: rank)
    return rank == 0 ? all : []
  }

  func broadcast(_ bytes: [UInt8]) -> [UInt8] { meeting.exchange(bytes, rank: rank)[0] }
}

/// Does some work on a thread of its own.
func onThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    let thread = Thread { continuation.resume(with: Result { try work() }) }
    thread.stackSize = 8 << 20
    thread.start()
  }
}
