import NichromeNumerics
import Testing

@Suite("Smoother") struct SmootherTests {
  private func smoothed(_ values: [Double], lengths: [Double], spacing: Double) -> [Double] {
    var values = values
    values.withUnsafeMutableBufferPointer {
      Smoother(lengths: lengths, spacing: spacing)($0.baseAddress!)
    }
    return values
  }

  @Test("A straight line stays as it is, up to both ends", arguments: [1, 2, 3, 4, 50]) func line(count: Int) {
    let line = (0..<count).map { 0.3 - 0.07 * Double($0) }
    let found = smoothed(line, lengths: (0..<count).map { 0.1 + 0.05 * Double($0) }, spacing: 0.05)
    // (l/h)^4 up to 1e7 times the rounding.
    for (value, expected) in zip(found, line) { #expect(abs(value - expected) < 1e-8) }
  }

  @Test("It solves the equation of five diagonals") func equation() {
    let (n, h) = (40, 0.1)
    let lengths = (0..<n).map { 0.05 + 0.01 * Double($0) }
    let given = (0..<n).map { Double(($0 * 7919) % 13) - 6 }
    let y = smoothed(given, lengths: lengths, spacing: h)
    var residual = zip(y, given).map { $0 - $1 }
    for j in 1..<(n - 1) {
      let ratio = lengths[j] / h
      let bend = ratio * ratio * ratio * ratio * (y[j - 1] - 2 * y[j] + y[j + 1])
      residual[j - 1] += bend
      residual[j] -= 2 * bend
      residual[j + 1] += bend
    }
    for (j, value) in residual.enumerated() { #expect(abs(value) < 1e-9, "row \(j): \(value)") }
  }

  @Test("The mean of what is smoothed stays") func mean() {
    let given = (0..<60).map { Double(($0 * 31) % 17) }
    let found = smoothed(given, lengths: Array(repeating: 0.3, count: 60), spacing: 0.1)
    #expect(abs(found.reduce(0, +) - given.reduce(0, +)) < 1e-9)
  }
}
