/// The first two coordinates of Sobol's sequence, with a random digital shift: numbers that fill the unit square more evenly
/// than random ones.
///
/// Any 2^m numbers in a row from a multiple of 2^m on have one in every rectangle of 2^-k times 2^(k - m). The shift makes
/// each of them uniform: what is a mean over random numbers stays one, with less scatter.
public struct SobolPair: Sendable {
  private let first: UInt64
  private let second: UInt64

  /// Takes two numbers for the shifts.
  public init(using random: RandomStream) {
    first = Self.bits(random.uniform())
    second = Self.bits(random.uniform())
  }

  private static func bits(_ uniform: Double) -> UInt64 { UInt64(uniform * 0x1p52) << 12 }

  /// In (0, 1), by van der Corput.
  @inlinable public func first(_ index: Int) -> Double { Self.unit(Self.reversed(index) ^ shiftOfFirst) }
  @inlinable public func second(_ index: Int) -> Double { Self.unit(Self.mixed(index) ^ shiftOfSecond) }

  @usableFromInline var shiftOfFirst: UInt64 { first }
  @usableFromInline var shiftOfSecond: UInt64 { second }

  @usableFromInline static func unit(_ bits: UInt64) -> Double { (Double(bits >> 12) + 0.5) * 0x1p-52 }

  /// The bits of the index from the binary point on.
  @usableFromInline static func reversed(_ index: Int) -> UInt64 {
    var x = UInt64(truncatingIfNeeded: index).byteSwapped
    x = (x >> 4) & 0x0F0F_0F0F_0F0F_0F0F | (x & 0x0F0F_0F0F_0F0F_0F0F) << 4
    x = (x >> 2) & 0x3333_3333_3333_3333 | (x & 0x3333_3333_3333_3333) << 2
    return (x >> 1) & 0x5555_5555_5555_5555 | (x & 0x5555_5555_5555_5555) << 1
  }

  /// The reversed bits times Pascal's triangle modulo 2.
  @usableFromInline static func mixed(_ index: Int) -> UInt64 {
    var bits = UInt64(truncatingIfNeeded: index)
    var direction: UInt64 = 1 << 63
    var sum: UInt64 = 0
    while bits != 0 {
      if bits & 1 != 0 { sum ^= direction }
      direction ^= direction >> 1
      bits >>= 1
    }
    return sum
  }
}
