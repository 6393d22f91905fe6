import Foundation
import NichromeNumerics
import Testing

/// Cosine transforms, and functions read from tables.
@Suite("Transforms and tables") struct TransformTests {
  /// Values without symmetry, the same every time.
  private func fill(_ transform: CosineTransform) -> [Double] {
    let values = (0..<transform.count).map { sin(1 + 2.7 * Double($0)) + 0.01 * Double($0) }
    for (j, value) in values.enumerated() { transform.values[j] = value }
    return values
  }

  @Test("Coefficients are the direct sum, and come back as the values", arguments: [1, 2, 17, 100])
  func directSum(count: Int) {
    let transform = CosineTransform(count: count)
    let values = fill(transform)
    transform.forward()
    let rounding = 1e-14 * Double(count)
    for n in 0..<count {
      let sum = (0..<count).reduce(0) { $0 + values[$1] * cos(.pi * Double(n) * (Double($1) + 0.5) / Double(count)) }
      let exact = sum * (n == 0 ? 1 : 2) / Double(count)
      #expect(abs(transform.coefficients[n] - exact) <= rounding, "n = \(n)")
    }
    let before = (0..<count).map { transform.coefficients[$0] }
    transform.backward()
    for j in 0..<count { #expect(abs(transform.values[j] - values[j]) <= rounding) }
    // The backward transform leaves its input as it was, to the bit: the factors are powers of two.
    #expect(before == (0..<count).map { transform.coefficients[$0] })
  }

  /// Plans chosen by timing would differ in the last bits from one time to the next at such a size, 2 * 3 * 5 * 7 * 11 * 13.
  @Test("Two plans of an awkward size give the same bits") func sameBits() {
    let results = (0..<8).map { _ in
      let transform = CosineTransform(count: 30030)
      _ = fill(transform)
      transform.forward()
      return (0..<transform.count).map { transform.coefficients[$0].bitPattern }
    }
    for other in results.dropFirst() { #expect(other == results[0]) }
  }

  /// The error of cubic convolution falls as h^3 at least, by 8 for each halving.
  @Test("A table's error falls with the third power of its spacing") func tableOrder() {
    let errors = [160, 320, 640, 1280].map { cells in
      let table = UniformTable(lower: -1, upper: 2, count: cells + 1) { exp($0) * sin(3 * $0) }
      return (0...5000).reduce(0.0) { worst, k in
        let x = -1 + 3 * Double(k) / 5000
        return max(worst, abs(table(x) - exp(x) * sin(3 * x)))
      }
    }
    for (coarse, fine) in zip(errors, errors.dropFirst()) { #expect(coarse / fine > 7, "\(errors)") }
    // The parabola of the end cells is off by f''' h^3/6 times at most 0.385; |f'''| is at most 10^1.5 e^2.
    let third: Double = pow(10, 1.5) * exp(2)
    let spacing: Double = 3.0 / 1280
    #expect(errors[3] < third / 6 * 0.385 * spacing * spacing * spacing)
  }

  @Test("A table is exact for parabolas, also in its end cells, and goes on straight outside") func tableExactness() {
    func parabola(_ x: Double) -> Double { 2 - x + 0.5 * x * x }
    let table = UniformTable(lower: -1, upper: 1, count: 9, of: parabola)
    for k in 0...200 {
      let x = -1 + Double(k) / 100
      #expect(abs(table(x) - parabola(x)) < 1e-14, "x = \(x): \(table(x) - parabola(x))")
    }
    let slope = (parabola(1) - parabola(0.75)) / 0.25
    #expect(abs(table(3) - (parabola(1) + 2 * slope)) < 1e-13)
    let start = (parabola(-0.75) - parabola(-1)) / 0.25
    #expect(abs(table(-2) - (parabola(-1) - start)) < 1e-13)
  }
}
