import NichromeAnalysis
import NichromeNumerics
import Testing

@Suite("Statistics behind spots and validation")
struct StatisticsTests {
  @Test("a local cubic reproduces a cubic from its bin means, at the face too", arguments: [0.0, 0.35, 2.0, 3.9])
  func cubic(place: Double) throws {
    // 1 - 2 s + s^2/2 - s^3/8, its primitive in the bins.
    let primitive = { (s: Double) in s - s * s + s * s * s / 6 - s * s * s * s / 32 }
    let width = 0.1
    let bins = (0..<40).map { (primitive(Double($0 + 1) * width) - primitive(Double($0) * width)) / width }
    let fit = try #require(LocalFit(at: place, degree: 3, bandwidth: 0.8, spacing: width, count: 40))
    func apply(_ weights: [Double]) -> Double {
      weights.enumerated().reduce(0) { $0 + $1.element * bins[fit.first + $1.offset] }
    }
    let s = place
    #expect(abs(apply(fit.value) - (1 - 2 * s + s * s / 2 - s * s * s / 8)) < 1e-10)
    #expect(abs(apply(fit.slope) - (-2 + s - 3 * s * s / 8)) < 1e-9)
    #expect(abs(apply(fit.curvature) - (1 - 3 * s / 4)) < 1e-8)
    #expect(LocalFit(at: place, degree: 3, bandwidth: 0.1, spacing: width, count: 40) == nil)
  }

  @Test("tails of the distributions at tabulated points")
  func tails() {
    #expect(abs(Distributions.normalTail(1.959964) - 0.025) < 1e-7)
    #expect(abs(Distributions.studentTail(2.228139, freedom: 10) - 0.025) < 1e-7)
    #expect(abs(Distributions.varianceRatioTail(3.325835, 5, 10) - 0.05) < 1e-6)
    #expect(abs(Distributions.studentQuantile(tail: 0.025, freedom: 10) - 2.228139) < 1e-6)
  }

  @Test("Holm's adjusted p-values, by hand")
  func holm() {
    let adjusted = Holm.adjusted([0.01, 0.04, 0.03, 0.005])
    for (found, expected) in zip(adjusted, [0.03, 0.06, 0.06, 0.02]) { #expect(abs(found - expected) < 1e-12) }
    #expect(Holm.adjusted([]) == [] && Holm.adjusted([0.9, 0.8]) == [1, 1])
  }

  @Test("windows respect correlations: the error of a difference comes from the batches")
  func windows() {
    let flat = SyntheticProfile(terms: [(0, 1)])
    let runs = SyntheticRuns(left: flat, right: flat, batches: 4000, error: 0.05, correlation: 0.4)
    let windows = ProfileWindows(runs.wires(seed: 2)[0])
    let (i, j) = (windows.ranges.firstIndex(of: 4..<5)!, windows.ranges.firstIndex(of: 5..<6)!)
    let far = windows.ranges.firstIndex(of: 20..<21)!
    // var(a - b) = 2 sigma^2 (1 - rho): 0.6 of that of bins apart.
    let ratio = windows.errors[j][i] / windows.errors[far][i]
    #expect(abs(ratio * ratio - 0.6) < 0.1, "\(ratio * ratio)")
  }
}
