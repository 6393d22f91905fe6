/// One aligned block of plain numbers shared between threads.
///
/// The only place where raw memory is owned. Threads may work on it at the same time as long as each writes elements no
/// other touches, or writes are separated by a join: the caller's duty, as the compiler cannot see it.
public final class Column<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  public let start: UnsafeMutablePointer<Element>
  public let count: Int

  public init(count: Int, repeating value: Element) {
    precondition(count >= 0)
    self.count = count
    start = UnsafeMutableRawPointer.allocate(byteCount: max(count, 1) * MemoryLayout<Element>.stride, alignment: 128)
      .bindMemory(to: Element.self, capacity: max(count, 1))
    start.initialize(repeating: value, count: count)
  }

  deinit { start.deallocate() }

  @inlinable public subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count)
      return start[index]
    }
    set {
      assert(index >= 0 && index < count)
      start[index] = newValue
    }
  }

  public func fill(with value: Element) { start.update(repeating: value, count: count) }

  public func fill(with values: [Element]) {
    precondition(values.count == count)
    start.update(from: values, count: count)
  }

  public var array: [Element] { Array(UnsafeBufferPointer(start: start, count: count)) }
}
