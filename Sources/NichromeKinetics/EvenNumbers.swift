import CLanes
import NichromeNumerics

/// Numbers for the k-th of N births of a step that are more evenly spread than random ones.
///
/// Each birth by itself has uniform and independent numbers, so that no mean changes; all of them together fill the space of
/// these numbers evenly, and what is summed over them scatters less.
struct EvenNumbers {
  private let place: Double
  private let pair: SobolPair
  private let phase: Double

  /// - Parameter random: gives the same numbers to all chunks.
  init(using random: RandomStream) {
    place = random.uniform()
    phase = random.uniform()
    pair = SobolPair(using: random)
  }

  @inline(__always) func share(_ k: Int, of count: Int) -> Double { (Double(k) + place) / Double(count) }
  /// Uniform, for instance exp of minus an optical depth.
  @inline(__always) func level(_ k: Int) -> Double { pair.first(k) }
  /// Exponential, for a pair: one flies far where the other does not.
  @inline(__always) func depths(_ k: Int) -> (Double, Double) {
    let u = pair.first(k)
    return (-logarithm(u), -logarithm(1 - u))
  }
  @inline(__always) func chance(_ k: Int) -> Double { pair.second(k) }
  @inline(__always) func instant(_ k: Int) -> Double {
    let x = Double(k) * 0.6180339887498949 + phase
    return x - x.rounded(.down)
  }
  /// A direction, and another uniform number.
  @inline(__always) func flight(_ k: Int) -> (heading: Double, level: Double) {
    let u = 2 * pair.first(k)
    return u < 1 ? (1, u) : (-1, 2 - u)
  }
}

/// By the array, for the births first, first + step, ...: the same numbers.
extension EvenNumbers {
  func fillLevels(_ numbers: UnsafeMutablePointer<Double>, first: Int, step: Int, count: Int) {
    nichrome_sobol_first(UInt64(first), UInt64(step), pair.shiftOfFirst, Int64(count), numbers)
  }

  func fillChances(_ numbers: UnsafeMutablePointer<Double>, first: Int, step: Int, count: Int) {
    nichrome_sobol_second(UInt64(first), UInt64(step), pair.shiftOfSecond, Int64(count), numbers)
  }

  /// Instants of a step.
  func fillInstants(_ numbers: UnsafeMutablePointer<Double>, of duration: Double, first: Int, step: Int, count: Int) {
    nichrome_golden(Int64(first), Int64(step), phase, duration, Int64(count), numbers)
  }
}
