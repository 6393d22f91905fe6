/// What a run says about a prediction.
public enum Verdict: Sendable, Equatable {
  case consistent
  case refuted
  /// The errors are too large to decide; a run longer by the factor would, nil where none would.
  case cannotTell(longer: Double?)
  /// The deck is not where the expansion was made: agreement and disagreement say nothing about it.
  case outsideRegime

  public var word: String {
    switch self {
    case .consistent: "consistent"
    case .refuted: "refuted"
    case .cannotTell, .outsideRegime: "cannot tell"
    }
  }
}

/// Holm's correction for many tests: the probability of refuting any true prediction stays below the level.
package enum Holm {
  /// Adjusted p-values, in the order given: max over smaller ones of (n - rank) p.
  package static func adjusted(_ pValues: [Double]) -> [Double] {
    var result = pValues
    var largest = 0.0
    for (rank, index) in pValues.indices.sorted(by: { pValues[$0] < pValues[$1] }).enumerated() {
      largest = max(largest, min(1, Double(pValues.count - rank) * pValues[index]))
      result[index] = largest
    }
    return result
  }
}
