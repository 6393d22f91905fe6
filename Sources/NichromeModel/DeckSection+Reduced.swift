extension DeckSection {
  /// A quantity in reduced units; nil with a problem, or without one when the entry is absent.
  func reduced(_ name: String, _ kind: QuantityKind, in units: UnitSystem) -> Double? {
    known(name, kind, in: units).number
  }

  /// A quantity in reduced units, telling an absent entry from a refused one.
  func known(_ name: String, _ kind: QuantityKind, in units: UnitSystem) -> Known {
    guard has(name) else { return absent(name) }
    guard let measure = measure(name, kind) else { return .broken }
    let result = units.reduce(measure)
    guard case .missing(let keys) = result else { return checkedFinite(name, result) }
    let list = keys.joined(separator: " and ")
    let reducedUnits = kind.units.filter { $0.size == .reduced }.map(\.symbol)
    let other = reducedUnits.isEmpty ? "" : ", or write the value in \(reducedUnits.joined(separator: " or "))"
    problems.add(
      key(name), "`\(measure.unit?.symbol ?? "")` cannot be converted to reduced units",
      because: "that needs \(list), which the deck does not give", instead: "add \(list)\(other)")
    return .broken
  }

  /// A quantity in SI units; `broken` after a problem.
  func si(_ name: String, _ kind: QuantityKind) -> Known {
    guard has(name) else { return absent(name) }
    guard let measure = measure(name, kind), case .si(let size) = measure.unit?.size else { return .broken }
    return checkedFinite(name, .value(measure.value * size))
  }

  /// Reports a value that breaks `rule`, and passes on one that does not.
  func require(
    _ name: String, _ value: Double?, _ problem: String, because reason: String, instead remedy: String,
    _ rule: (Double) -> Bool
  ) -> Double? {
    guard let value else { return nil }
    if rule(value) { return value }
    problems.add(key(name), problem, because: reason, instead: remedy)
    return nil
  }

  /// The value if it is greater than zero.
  func positive(_ name: String, _ value: Double?, _ reason: String) -> Double? {
    require(
      name, value, "must be greater than zero", because: reason, instead: "give a positive value", { $0 > 0 })
  }

  func positive(_ name: String, _ value: Known, _ reason: String) -> Known {
    guard let number = value.number else { return value }
    return positive(name, number, reason) == nil ? .broken : value
  }

  /// What an entry that is not there stands for.
  func absent(_ name: String) -> Known { misspelled.contains(name) ? .broken : .missing([key(name)]) }

  private func checkedFinite(_ name: String, _ value: Known) -> Known {
    guard let number = value.number, !number.isFinite else { return value }
    problems.add(
      key(name), "is not a finite number in the units of the program",
      because: "nothing can be computed from it", instead: "check the value and the scales of the wire")
    return .broken
  }
}
