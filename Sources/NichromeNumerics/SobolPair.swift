import CLanes

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
  @inlinable public func first(_ index: Int) -> Double {
    nichrome_van_der_corput(UInt64(truncatingIfNeeded: index), shiftOfFirst)
  }
  /// By Pascal's triangle.
  @inlinable public func second(_ index: Int) -> Double {
    nichrome_pascal(UInt64(truncatingIfNeeded: index), shiftOfSecond)
  }
}
