import Testing

extension Comparison {
  /// Expects what a correct short run fulfils but for chance: scalars and bins within 4.5 standard errors, a mean squared z
  /// within four of its standard deviations, and errors small enough to see a wrong profile.
  /// - Parameter precision: largest bin error relative to the peak.
  func expectAgreement(precision: Double, sourceLocation: SourceLocation = #_sourceLocation) {
    for scalar in scalars {
      #expect(
        abs(scalar.z) < 4.5, "\(scalar.name): \(scalar.found), reference \(scalar.reference.value), z \(scalar.z)",
        sourceLocation: sourceLocation)
    }
    for bin in bins {
      #expect(
        abs(bin.z) < 4.5,
        "\(bin.left ? "L" : "R") \(bin.distance): \(bin.found), reference \(bin.reference.value), z \(bin.z)",
        sourceLocation: sourceLocation)
    }
    #expect(abs(meanSquaredZ - 1) < 4 * meanSquaredZDeviation, "\(line)", sourceLocation: sourceLocation)
    #expect(binError < precision, "\(line)", sourceLocation: sourceLocation)
  }
}
