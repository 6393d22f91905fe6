import NichromeNumerics
import Testing

@Suite("Signed sampler") struct SignedSamplerTests {
  static let densities = [0.5, -1, 0, 0, 2, -0.25, -0.25, 1]

  @Test("The total is the integral of the absolute density") func total() {
    let sampler = SignedSampler(lower: -1, spacing: 0.5, densities: Self.densities)
    #expect(abs(sampler.total - 2.5) < 1e-15)
  }

  /// Equal shares of the unit interval land in each half cell in proportion to its density, to one of them.
  @Test("Cells are met in proportion to |density|, evenly within, with its sign") func reproduces() {
    let (lower, spacing, shares) = (-1.0, 0.5, 100_000)
    let sampler = SignedSampler(lower: lower, spacing: spacing, densities: Self.densities)
    var counts = Array(repeating: 0, count: 2 * Self.densities.count)
    for k in 0..<shares {
      let drawn = sampler.draw((Double(k) + 0.5) / Double(shares))
      let half = Int((drawn.point - lower) / (0.5 * spacing))
      counts[half] += 1
      #expect(drawn.sign == (Self.densities[half / 2] < 0 ? -1 : 1))
    }
    for (half, count) in counts.enumerated() {
      let expected = abs(Self.densities[half / 2]) * 0.5 * spacing / sampler.total * Double(shares)
      #expect(abs(Double(count) - expected) <= 1, "half cell \(half): \(count), expected \(expected)")
    }
  }

  @Test("The signed mean of a drawn function is its integral with the density") func integral() {
    // density cos-like, changing sign; f(x) = x^2. Midpoints in the share: error of second order.
    let cells = 200
    let densities = (0..<cells).map { 1 - 2 * (Double($0) + 0.5) / Double(cells) }
    let sampler = SignedSampler(lower: 0, spacing: 1 / Double(cells), densities: densities)
    let draws = 100_000
    let sum = (0..<draws).reduce(0.0) { sum, k in
      let drawn = sampler.draw((Double(k) + 0.5) / Double(draws))
      return sum + drawn.sign * drawn.point * drawn.point
    }
    // int_0^1 (1 - 2 x) x^2 dx = -1/6, with cells of constant density to 1/cells^2.
    #expect(abs(sum / Double(draws) * sampler.total + 1 / 6.0) < 1 / Double(cells * cells))
  }
}
