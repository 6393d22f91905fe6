/// Which points of a sweep a process works on: every `count`-th, from its own place on, so that shares cost about the same.
public struct SweepShare: Sendable, Equatable {
  /// 0 up to `count`.
  public let place: Int
  public let count: Int

  public var isAll: Bool { count == 1 }

  public init(place: Int, of count: Int) { (self.place, self.count) = (place, count) }

  /// `2/5`: the second of five.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1], count > 0, (1...count).contains(number)
    else { return nil }
    self.init(place: number - 1, of: count)
  }

  public func has(_ index: Int) -> Bool { index % count == place }
  /// Of so many points.
  public func count(of total: Int) -> Int { (0..<total).count { has($0) } }
}
