import Foundation
import NichromeNumerics
import Testing

@Suite("Quadrature and roots") struct QuadratureTests {
  @Test("A Kronrod panel integrates polynomials of degree 22 exactly") func polynomials() {
    let quadrature = AdaptiveQuadrature(relativeTolerance: 1, panelLimit: 1)
    for degree in 0...22 {
      let found = quadrature.integral(from: -1, to: 2) { pow($0, Double(degree)) }
      let exact = (pow(2, Double(degree + 1)) - pow(-1, Double(degree + 1))) / Double(degree + 1)
      #expect(abs(found.value - exact) <= 4e-14 * exact, "degree \(degree): \(found.value), exact \(exact)")
    }
    let beyond = quadrature.integral(from: -1, to: 1) { pow($0, 24) }
    #expect(abs(beyond.value - 2.0 / 25) > 1e-12, "degree 24 must not be exact, or the rule is not the one stated")
  }

  @Test("The error estimate covers the error, for a step, a peak and a kink") func estimates() {
    let quadrature = AdaptiveQuadrature(relativeTolerance: 1e-12)
    let cases: [(integrand: (Double) -> Double, exact: Double)] = [
      ({ 1 / (1 + exp(($0 - 0.3) / 1e-3)) }, 1.3),
      ({ 1e-4 / ($0 * $0 + 1e-4 * 1e-4) }, 2 * atan(1e4)),
      ({ abs($0 - 0.1) }, 0.5 * (1.1 * 1.1 + 0.9 * 0.9)),
    ]
    for (integrand, exact) in cases {
      let found = quadrature.integral(from: -1, to: 1, of: integrand)
      #expect(abs(found.value - exact) <= max(found.error, 1e-14 * exact), "\(found) against \(exact)")
      #expect(found.error <= 1e-12 * exact)
    }
  }

  @Test("Breakpoints find a peak that the first panel misses") func breakpoints() {
    let quadrature = AdaptiveQuadrature(relativeTolerance: 1e-10)
    let peak: (Double) -> Double = { exp(-0.5 * pow(($0 - 0.3) / 1e-5, 2)) }
    let exact = 1e-5 * (2 * Double.pi).squareRoot()
    let blind = quadrature.integral(from: -1, to: 1, of: peak)
    #expect(blind.value < 0.5 * exact)
    let told = quadrature.integral(from: -1, to: 1, breakpoints: [0.3 - 1e-4, 0.3, 0.3 + 1e-4], of: peak)
    #expect(abs(told.value - exact) <= 1e-9 * exact)
  }

  @Test("An odd integrand cancels, and the search for a smaller error ends", arguments: [0, 1e-17])
  func cancellation(absoluteTolerance: Double) {
    let quadrature = AdaptiveQuadrature(absoluteTolerance: absoluteTolerance, relativeTolerance: 1e-12)
    for breakpoints in [[], [0], [-0.7, -0.2, 0.2, 0.7]] {
      let found = quadrature.integral(from: -1, to: 1, breakpoints: breakpoints) {
        ($0 < 0 ? -1 : 1) * abs($0).squareRoot()
      }
      #expect(abs(found.value) <= 1e-15 && abs(found.value) <= found.error, "\(found) with \(breakpoints)")
    }
  }

  @Test("Integrands that are not numbers give integrals that are not") func notNumbers() {
    for breakpoints in [[], [0.5]] {
      #expect(AdaptiveQuadrature().integral(from: 0, to: 1, breakpoints: breakpoints) { _ in .nan }.value.isNaN)
    }
  }

  @Test("Brent's method ends on the zero", arguments: [0.0, 1e-9, 0.123456789, 0.9999, 1.0])
  func roots(zero: Double) {
    for power in [1.0, 3.0] {
      var calls = 0
      let found = bracketedRoot(between: -0.7, and: 1.0) {
        calls += 1
        let y = $0 - zero
        return y < 0 ? -pow(-y, power) : pow(y, power)
      }
      #expect(abs(found - zero) <= 4 * Double.ulpOfOne, "\(found) for \(zero)")
      #expect(calls < 1200)
    }
  }

  @Test("A smooth zero takes a dozen evaluations") func superlinear() {
    var calls = 0
    let found = bracketedRoot(between: 0, and: 2) {
      calls += 1
      return cos($0) - $0
    }
    #expect(abs(found - 0.7390851332151607) <= 4 * Double.ulpOfOne)
    #expect(calls <= 15, "\(calls) evaluations")
  }
}
