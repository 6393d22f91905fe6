import Foundation
import NichromeModel
import Testing

/// The support of the comparison is tested first: a reference that is interpolated badly accuses the simulation wrongly.
@Suite("Interpolation of the reference profiles") struct InterpolationTests {
  struct Shape: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var validFrom = 0.0
    var wavenumber: Double?
    var profile: @Sendable (Double) -> Double
    /// Bins of 0.1 l0 within 5 l0 that have to survive, of 50.
    var resolved = 50
  }

  static let shapes = [
    Shape(testDescription: "one exponential") { exp(-$0) },
    Shape(testDescription: "two exponentials") { exp(-$0) - 0.6 * exp(-2 * $0) },
    Shape(testDescription: "far tail") { exp(-$0) + 0.3 * $0 * exp(-0.7 * $0) },
    Shape(testDescription: "screening layer, K = 10", wavenumber: 10) { exp(-$0) + 0.02 * exp(-10 * $0) },
    Shape(
      testDescription: "screening layer, K = 20", wavenumber: 20,
      profile: { exp(-$0) + 0.02 * exp(-20 * $0) }, resolved: 47),
    Shape(
      testDescription: "screening layer, K = 30", wavenumber: 30,
      profile: { exp(-$0) + 0.02 * exp(-30 * $0) }, resolved: 47),
    Shape(
      testDescription: "square-root face", validFrom: 0.1,
      profile: { exp(-$0) * (1 - 0.8 * $0.squareRoot() + 0.1 * $0) }, resolved: 49),
    Shape(testDescription: "stretched", validFrom: 0.1, profile: { exp(-3 * $0.squareRoot()) }, resolved: 46),
  ]

  @Test("The stated error covers the truth, and few bins are lost", arguments: shapes) func covered(shape: Shape) {
    let distance = ReferenceCase.named("C1a").distance
    let profile = SampledProfile(
      distance: distance, excess: distance.map(shape.profile), validFrom: shape.validFrom,
      wavenumber: shape.wavenumber)
    let peak = distance.filter { $0 >= shape.validFrom }.map { abs(shape.profile($0)) }.max()!
    var resolved = 0
    for bin in 0..<50 {
      let (lower, upper) = (0.1 * Double(bin), 0.1 * Double(bin + 1))
      guard let found = profile.mean(from: lower, to: upper), found.error <= SampledProfile.tolerance * peak else {
        continue
      }
      resolved += 1
      // Midpoint rule with 1000 points: 1e-7 of the bin.
      let truth = (0..<1000).reduce(0) { $0 + shape.profile(lower + (Double($1) + 0.5) * 1e-4) } / 1000
      let slack = 1e-6 * peak
      #expect(abs(found.value - truth) <= 1.2 * found.error + slack, "bin \(bin): \(found), truth \(truth)")
    }
    #expect(resolved >= shape.resolved, "\(resolved) bins resolved")
  }

  @Test("A layer the samples cannot show is not interpolated") func hiddenLayer() {
    let distance = ReferenceCase.named("C1a").distance
    let profile = SampledProfile(
      distance: distance, excess: distance.map { exp(-$0) }, validFrom: 0, wavenumber: 50)
    #expect(profile.mean(from: 0, to: 0.1) == nil)
    #expect(profile.mean(from: 0.1, to: 0.2) != nil)
    #expect(profile.mean(from: 13.95, to: 14.05) == nil, "beyond the last sample")
  }

  @Test("Every case keeps nearly all bins within 5 l0", arguments: ReferenceCase.all)
  func survivors(reference: ReferenceCase) {
    let edges = (0...50).map { 0.1 * Double($0) }
    for left in [true, false] {
      let lost = reference.binMeans(left: left, edges: edges).filter { $0 == nil }.count
      #expect(lost <= 3, "\(lost) bins lost")
    }
  }

  @Test("A cubic spline reproduces cubics") func cubics() {
    let x = [0, 0.1, 0.3, 0.7, 1.5, 1.6, 3]
    let cubic: (Double) -> Double = { 1 - 2 * $0 + 0.5 * $0 * $0 - 0.25 * $0 * $0 * $0 }
    let spline = CubicSpline(x, x.map(cubic))
    for at in stride(from: -0.1, through: 3.1, by: 0.05) {
      #expect(abs(spline(at) - cubic(at)) <= 1e-13)
    }
  }
}
