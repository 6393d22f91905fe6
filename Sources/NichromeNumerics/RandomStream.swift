import CRandom123

/// Counter-based random numbers: the sequence is a pure function of (seed, stream, epoch), never of the thread.
///
/// Philox4x32-10 (Salmon et al., SC11). `seek(epoch:)` starts a fresh sequence; numbers are made in blocks so that the
/// generator vectorises. Period of one epoch: 2^32 blocks of two. A class, so that drawing needs no exclusive access.
public final class RandomStream {
  @usableFromInline static let capacity = 256
  @usableFromInline let key: UInt64
  @usableFromInline let stream: UInt64
  @usableFromInline var epoch: UInt64 = 0
  @usableFromInline var block: UInt64 = 0
  @usableFromInline var next: Int
  @usableFromInline let numbers: UnsafeMutablePointer<Double>

  public init(seed: UInt64, stream: UInt32) {
    key = seed
    self.stream = UInt64(stream)
    numbers = .allocate(capacity: Self.capacity)
    numbers.initialize(repeating: 0, count: Self.capacity)
    next = Self.capacity
  }

  deinit { numbers.deallocate() }

  /// Starts the sequence that belongs to an epoch (a time step).
  public func seek(epoch: UInt64) {
    self.epoch = epoch
    block = 0
    next = Self.capacity
  }

  /// A uniform number in the open interval (0, 1), 52 bits: never 0, never 1.
  @inlinable public func uniform() -> Double {
    if next == Self.capacity { refill() }
    let value = numbers[next]
    next &+= 1
    return value
  }

  /// Standard exponential variate, density exp(-s).
  @inlinable public func exponential() -> Double { -logarithm(uniform()) }

  /// Standard logistic variate, density -F'(y) at unit temperature.
  @inlinable public func logistic() -> Double {
    let r = uniform()
    return logarithm(r / (1 - r))
  }

  @usableFromInline func refill() {
    let high = block &+ (stream << 32)
    for pair in 0..<(Self.capacity / 2) {
      let words = nichrome_philox(key, epoch, high &+ UInt64(truncatingIfNeeded: pair))
      numbers[2 &* pair] = Self.open(words.first)
      numbers[2 &* pair &+ 1] = Self.open(words.second)
    }
    block &+= UInt64(Self.capacity / 2)
    next = 0
  }

  /// The midpoint of one of 2^52 equal cells of the unit interval.
  @inlinable static func open(_ bits: UInt64) -> Double {
    Double(bitPattern: (bits >> 12) | 0x3FF0_0000_0000_0000) - (1 - 0x1p-53)
  }
}
