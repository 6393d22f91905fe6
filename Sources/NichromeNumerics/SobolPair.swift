/// The first two coordinates of Sobol's sequence, with a random digital shift: numbers that fill the unit square more evenly
/// than random ones.
///
/// Any 2^m numbers in a row from a multiple of 2^m on have one in every rectangle of 2^-k times 2^(k - m). The shift makes
/// each of them uniform: what is a mean over random numbers stays one, with less scatter.
public struct SobolPair: Sendable {
  /// What is added to the coordinates, digit by digit.
  public let shiftOfFirst: UInt64
  public let shiftOfSecond: UInt64

  /// Takes two numbers for the shifts.
  public init(using random: RandomStream) {
    shiftOfFirst = Self.bits(random.uniform())
    shiftOfSecond = Self.bits(random.uniform())
  }

  private static func bits(_ uniform: Double) -> UInt64 { UInt64(uniform * 0x1p52) << 12 }

  /// In (0, 1), by van der Corput.
  @inlinable public func first(_ index: Int) -> Double { Self.unit(Self.reversed(index) ^ shiftOfFirst) }
  @inlinable public func second(_ index: Int) -> Double { Self.unit(Self.mixed(index) ^ shiftOfSecond) }

  @inlinable static func unit(_ bits: UInt64) -> Double { (Double(bits >> 12) + 0.5) * 0x1p-52 }

  /// The bits of the index from the binary point on.
  @inlinable static func reversed(_ index: Int) -> UInt64 {
    var x = UInt64(truncatingIfNeeded: index).byteSwapped
    x = (x >> 4) & 0x0F0F_0F0F_0F0F_0F0F | (x & 0x0F0F_0F0F_0F0F_0F0F) << 4
    x = (x >> 2) & 0x3333_3333_3333_3333 | (x & 0x3333_3333_3333_3333) << 2
    return (x >> 1) & 0x5555_5555_5555_5555 | (x & 0x5555_5555_5555_5555) << 1
  }

  /// The reversed bits times Pascal's triangle modulo 2: bit j of what is reversed is the sum of all bits k of the index whose
  /// binary digits have those of j among them, since C(k, j) is odd just then. One digit after the other.
  @inlinable static func mixed(_ index: Int) -> UInt64 {
    var x = UInt64(truncatingIfNeeded: index)
    x ^= (x >> 1) & 0x5555_5555_5555_5555
    x ^= (x >> 2) & 0x3333_3333_3333_3333
    x ^= (x >> 4) & 0x0F0F_0F0F_0F0F_0F0F
    x ^= (x >> 8) & 0x00FF_00FF_00FF_00FF
    x ^= (x >> 16) & 0x0000_FFFF_0000_FFFF
    x ^= x >> 32
    return reversed(Int(truncatingIfNeeded: x))
  }
}
