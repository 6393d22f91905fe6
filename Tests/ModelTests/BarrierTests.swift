import Foundation
import NichromeModel
import Testing

/// A complex number, enough for a transfer matrix.
private struct Complex {
  var re: Double
  var im: Double = 0

  static func + (a: Complex, b: Complex) -> Complex { Complex(re: a.re + b.re, im: a.im + b.im) }
  static func * (a: Complex, b: Complex) -> Complex {
    Complex(re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re)
  }
  static func / (a: Complex, b: Complex) -> Complex {
    let n = b.re * b.re + b.im * b.im
    return Complex(re: (a.re * b.re + a.im * b.im) / n, im: (a.im * b.re - a.re * b.im) / n)
  }
  var squaredModulus: Double { re * re + im * im }

  /// sqrt of a real number, on the positive real or imaginary axis.
  static func root(_ x: Double) -> Complex {
    x >= 0 ? Complex(re: x.squareRoot()) : Complex(re: 0, im: (-x).squareRoot())
  }
  static func exponential(_ z: Complex) -> Complex { Complex(re: exp(z.re) * cos(z.im), im: exp(z.re) * sin(z.im)) }
}

@Suite("The rectangular barrier")
struct BarrierTests {
  /// Matching of plane waves at both faces by transfer matrices: t = 1/M_22 for equal wave numbers outside.
  private func transferMatrix(energy: Double, height: Double, thickness: Double) -> Double {
    let outside = Complex.root(energy)
    let inside = Complex.root(energy - height)
    func interface(_ from: Complex, _ to: Complex) -> [[Complex]] {
      // Amplitudes (right-going, left-going) before the step from those after it.
      let ratio = to / from
      let plus = Complex(re: 0.5) * (Complex(re: 1) + ratio)
      let minus = Complex(re: 0.5) * (Complex(re: 1) + Complex(re: -1) * ratio)
      return [[plus, minus], [minus, plus]]
    }
    func multiply(_ a: [[Complex]], _ b: [[Complex]]) -> [[Complex]] {
      (0..<2).map { i in (0..<2).map { j in a[i][0] * b[0][j] + a[i][1] * b[1][j] } }
    }
    let phase = Complex(re: 0, im: 1) * inside * Complex(re: thickness)
    let flight = [
      [Complex.exponential(Complex(re: -1) * phase), Complex(re: 0)], [Complex(re: 0), Complex.exponential(phase)],
    ]
    let whole = multiply(multiply(interface(outside, inside), flight), interface(inside, outside))
    return 1 / whole[0][0].squaredModulus
  }

  @Test(
    "agrees with transfer matrices below and above the top", arguments: [(1.2, 2.0), (0.5, 7), (3, 0.4), (0.9, 12)])
  func transferMatrices(height: Double, thickness: Double) {
    for energy in stride(from: 0.013, through: 4, by: 0.027) {
      let expected = transferMatrix(energy: energy, height: height, thickness: thickness)
      let value = Barrier.probability(at: energy, height: height, thickness: thickness)
      #expect(abs(value - expected) <= 1e-10 * expected, "E = \(energy): \(value) instead of \(expected)")
    }
  }

  @Test("at the top T = 1/(1 + height A^2/4), without a jump")
  func top() {
    let (height, thickness) = (0.8, 3.0)
    let expected = 1 / (1 + height * thickness * thickness / 4)
    #expect(abs(Barrier.probability(at: height, height: height, thickness: thickness) - expected) < 1e-15)
    for offset in [1e-4, 1.2e-5, 1e-5, 1e-8] {
      for energy in [height - offset, height + offset] {
        let value = Barrier.probability(at: energy, height: height, thickness: thickness)
        #expect(abs(value - expected) < 2 * offset)
      }
    }
  }

  @Test("is transparent at its resonances", arguments: 1...6)
  func resonances(order: Int) {
    let (height, thickness) = (0.8, 5.0)
    let energy = height + pow(Double.pi * Double(order) / thickness, 2)
    #expect(abs(Barrier.probability(at: energy, height: height, thickness: thickness) - 1) < 1e-14)
  }

  @Test("is opaque without electrons, and when it is thick; transparent when it is thin or low")
  func limits() {
    #expect(Barrier.probability(at: 0, height: 1, thickness: 1) == 0)
    #expect(Barrier.probability(at: -1, height: 1, thickness: 1) == 0)
    #expect(Barrier.probability(at: 0.5, height: 1, thickness: 1e5) == 0)
    #expect(abs(Barrier.probability(at: 1, height: 1.5, thickness: 1e-6) - 1) < 1e-11)
    // Thick: T -> 16 E (H - E)/H^2 exp(-2 kappa a).
    let kappa = 0.5.squareRoot()
    let expected = 16 * 0.5 * 0.5 * exp(-2 * kappa * 20)
    #expect(abs(Barrier.probability(at: 0.5, height: 1, thickness: 20) / expected - 1) < 1e-11)
  }

  @Test("its thickness in a deck is counted in 1/k0")
  func deck() throws {
    let edits = [17: "    shape: barrier", 18: "    height: 9.6 meV", 19: "    thickness: 5 nm"]
    let deck = try Deck(yaml: SampleDecks.edit(edits, in: SampleDecks.physical), path: "")
    guard case .barrier(let height, let thickness) = deck.system.scatterer.transmission else {
      Issue.record("\(deck.system.scatterer.transmission)")
      return
    }
    #expect(abs(height - 1.2) < 1e-12)
    // sqrt(2 m mu0) a/hbar from m_e c^2, hbar and c in eV and seconds.
    #expect(abs(thickness - 0.5930494816548754) < 1e-9)
    let inMeanFreePaths = SampleDecks.edit(
      [17: "    shape: barrier", 18: "    height: 9.6 meV", 19: "    thickness: 0.01 l0"], in: SampleDecks.physical)
    guard case .barrier(_, let other) = try Deck(yaml: inMeanFreePaths, path: "").system.scatterer.transmission else {
      Issue.record("no barrier")
      return
    }
    #expect(abs(other - 0.5930494816548754 * 3.074146414407148 / 5) < 1e-9)
  }
}
