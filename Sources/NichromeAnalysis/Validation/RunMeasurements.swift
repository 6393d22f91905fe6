import NichromeModel
import NichromeNumerics
import NichromeTheory

/// What a run measured, in the combinations formulas speak of.
struct RunMeasurements {
  let record: RunRecord

  /// A scalar quantity, nil if it was not tallied.
  func scalar(_ name: String) -> Estimate? {
    record.quantity(name).flatMap { $0.value.count == 1 ? Estimate(value: $0.value[0], error: $0.error[0]) : nil }
  }

  /// a + factor b of two scalars, its error from their common batches.
  func sum(_ a: String, _ b: String, factor: Double) -> Estimate? {
    guard let first = record.quantity(a), let second = record.quantity(b), first.value.count == 1,
      second.value.count == 1, first.batches.count == second.batches.count, first.batches.count > 1
    else { return nil }
    let combined = zip(first.batches, second.batches).map { [$0[0] + factor * $1[0]] }
    return Estimate(
      value: first.value[0] + factor * second.value[0], error: CorrelatedBatches.standardError(combined, width: 1)[0])
  }

  /// One bin of a profile, by the distance it contains.
  func bin(_ name: String, _ side: Side, at distance: Double) -> (Estimate, range: ClosedRange<Double>)? {
    let width = record.deck.system.halfLength / Double(record.deck.bins)
    let bin = Int(distance / width)
    guard let quantity = record.quantity(name), bin < record.deck.bins, quantity.value.count == 2 * record.deck.bins
    else {
      return nil
    }
    let index = (side == .left ? 0 : record.deck.bins) + bin
    return (
      Estimate(value: quantity.value[index], error: quantity.error[index]),
      Double(bin) * width...Double(bin + 1) * width
    )
  }

  var batches: Int { record.quantity("heat")?.batches.count ?? 0 }
}
