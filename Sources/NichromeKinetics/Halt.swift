import Synchronization

/// Tells all threads to give up the block of time under way. What they leave is no state of the run any more.
public final class Halt: Sendable {
  private let isCalled = Atomic<Bool>(false)

  public init() {}

  public func call() { isCalled.store(true, ordering: .relaxed) }
  @inline(__always) public var isSet: Bool { isCalled.load(ordering: .relaxed) }
}
