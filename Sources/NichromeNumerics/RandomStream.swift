import CLanes

/// Counter-based random numbers: the sequence is a pure function of (seed, stream, epoch), never of the thread.
///
/// Philox4x32-10 (Salmon et al., SC11). `seek(epoch:)` starts a fresh sequence; numbers are made by the array, in lanes.
/// Period of one epoch: 2^32 blocks of two. Its place in the sequence lies outside the object, so that drawing needs no
/// check for exclusive access.
public final class RandomStream {
  @usableFromInline static let capacity = 256
  @usableFromInline struct Place {
    var epoch: UInt64 = 0
    var block: UInt64 = 0
    @usableFromInline var next = RandomStream.capacity
  }
  private let key: UInt64
  private let stream: UInt64
  @usableFromInline let place: UnsafeMutablePointer<Place>
  @usableFromInline let numbers: UnsafeMutablePointer<Double>

  public init(seed: UInt64, stream: UInt32) {
    key = seed
    self.stream = UInt64(stream)
    numbers = .allocate(capacity: Self.capacity)
    numbers.initialize(repeating: 0, count: Self.capacity)
    place = .allocate(capacity: 1)
    place.initialize(to: Place())
  }

  deinit {
    numbers.deallocate()
    place.deallocate()
  }

  /// Starts the sequence that belongs to an epoch (a time step).
  public func seek(epoch: UInt64) { place.pointee = Place(epoch: epoch) }

  /// A uniform number in the open interval (0, 1), 52 bits: never 0, never 1.
  @inlinable public func uniform() -> Double {
    if place.pointee.next == Self.capacity { refill() }
    let value = numbers[place.pointee.next]
    place.pointee.next &+= 1
    return value
  }

  /// Standard exponential variate, density exp(-s).
  @inlinable public func exponential() -> Double { -nichrome_logarithm(uniform()) }

  /// Standard logistic variate, density -F'(y) at unit temperature.
  @inlinable public func logistic() -> Double {
    let r = uniform()
    return nichrome_logarithm(r / (1 - r))
  }

  /// Numbers of the epoch that are drawn or left out: what work by rejection has cost.
  package var drawn: Int { 2 * Int(place.pointee.block) - (Self.capacity - place.pointee.next) }

  @usableFromInline func refill() {
    fillUniform(numbers, Self.capacity)
    place.pointee.next = 0
  }
}

/// Numbers by the array; each of its own blocks, so that single numbers drawn before and after do not depend on them.
extension RandomStream {
  public func fillUniform(_ numbers: UnsafeMutablePointer<Double>, _ count: Int) {
    nichrome_uniforms(key, place.pointee.epoch, place.pointee.block &+ (stream << 32), Int64(count), numbers)
    place.pointee.block &+= UInt64(count + 1) / 2
  }

  public func fillExponential(_ numbers: UnsafeMutablePointer<Double>, _ count: Int) {
    fillUniform(numbers, count)
    nichrome_exponentials(numbers, Int64(count))
  }

  public func fillLogistic(_ numbers: UnsafeMutablePointer<Double>, _ count: Int) {
    fillUniform(numbers, count)
    nichrome_logistics(numbers, Int64(count))
  }
}
