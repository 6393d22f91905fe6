import NichromeKinetics
import NichromeNumerics
import Testing

@Suite("Weights at the faces") struct FaceWeightsTests {
  /// Slow electrons count with the mean of x^(-exponent/2) and of x^(-1/2) over 0 < x < slow.
  @Test("Means of the slow electrons", arguments: [-1.0, 0, 0.5, 1, 1.4]) func means(exponent: Double) {
    let (weights, slow) = (FaceWeights(exponent: exponent), FaceWeights.slow)
    // Midpoint rule in t = x^(1/4), which takes the edge off the singularity.
    let count = 20_000
    let (edge, power) = (slow.squareRoot().squareRoot(), -0.5 * exponent)
    func mean(_ f: (Double) -> Double) -> Double {
      (0..<count).reduce(0) { sum, k in
        let t = edge * (Double(k) + 0.5) / Double(count)
        let x = t * t * t * t
        return sum + f(x) * 4 * t * t * t * edge / Double(count)
      } / slow
    }
    let rate = mean { x in exponent == 0 ? 1 : raise(x, power) }
    #expect(abs(weights.rate(0.5 * slow) / rate - 1) < 1e-3)
    #expect(abs(weights.inverseSpeed(0.1 * slow) / mean { 1 / $0.squareRoot() } - 1) < 1e-3)
  }

  @Test("Fast electrons count with 1/l and 1/v") func fast() {
    let weights = FaceWeights(exponent: 1)
    #expect(weights.rate(4) == 0.5 && weights.inverseSpeed(4) == 0.5)
    #expect(FaceWeights(exponent: 0).rate(0.3) == 1)
    #expect(FaceWeights(exponent: -1).rate(0.25) == 0.5)
  }
}
