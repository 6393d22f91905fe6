import NichromeModel
import NichromeRunFile
import NichromeTheory

extension Validation {
  /// Reduced units.
  public var json: JSON {
    .object([
      ("title", .string(deck.title)), ("dynamics", .string(deck.system.dynamics.rawValue)),
      ("batches", .integer(batches)), ("method", method.map(JSON.string) ?? .null), ("level", .number(Self.level)),
      ("correction", .string("Holm")), ("warnings", .array(remarks.map(JSON.string))),
      (
        "regime",
        .object([
          ("inside", regime.map { .bool($0.isInside) } ?? .null),
          ("remarks", .array((regime?.remarks ?? []).map(JSON.string))),
        ])
      ),
      ("profile", profile.map(json) ?? .null), ("rows", .array(rows.map(Self.json))),
    ])
  }

  private func json(_ profile: ProfileTest) -> JSON {
    .object([
      ("reach", .number(ProfileTest.reach)), ("groups", .integer(profile.groups)), ("joined", .integer(profile.joined)),
      ("statistic", profile.statistic.map(JSON.number) ?? .null), ("pValue", profile.pValue.map(JSON.number) ?? .null),
      ("adjustedPValue", profileAdjustedPValue.map(JSON.number) ?? .null),
      ("verdict", .string(profileAdjustedPValue.map { $0 < Self.level ? "refuted" : "consistent" } ?? "cannot tell")),
      ("excessHeat", .numbers(profile.measured.map(\.value))), ("error", .numbers(profile.measured.map(\.error))),
      ("expected", .numbers(profile.expected)), ("discretisation", .number(profile.discretisation)),
      ("z", .numbers(profile.z)),
    ])
  }

  private static func json(_ row: ValidationRow) -> JSON {
    var members: [(key: String, value: JSON)] = []
    switch row.source {
    case .solution: members.append(("source", .string("solution")))
    case .formula(let number, let closure, let form):
      members += [
        ("source", .string("formula")), ("formula", .string(number)), ("closure", .string(closure.rawValue)),
        ("printed", .bool(form.isPrinted)), ("corrected", .bool(form.isCorrected)),
        ("inRegime", row.isInRegime.map(JSON.bool) ?? .null),
      ]
    }
    members += [
      ("quantity", .string(row.quantity)), ("unit", .string(row.unit.symbol)), ("value", .number(row.measured.value)),
      ("error", .number(row.measured.error)), ("prediction", .number(row.prediction.value)),
      ("predictionError", .number(row.prediction.error)), ("solution", row.solution.map(JSON.number) ?? .null),
      ("difference", .number(row.difference)),
      ("z", .number(row.z)), ("neglected", .number(row.neglected)), ("resolution", .number(row.resolution)),
      ("pValue", .number(row.pValue)), ("adjustedPValue", .number(row.adjustedPValue)),
      ("verdict", .string(row.verdict.word)),
    ]
    if case .outsideRegime = row.verdict { members.append(("because", .string("outside its regime"))) }
    if case .cannotTell(let longer) = row.verdict { members.append(("longer", longer.map(JSON.number) ?? .null)) }
    return .object(members)
  }
}
