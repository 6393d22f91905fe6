import NichromeModel
import NichromeRunFile
import NichromeTheory

extension Spots {
  /// Lengths in l0, contrasts in Drude heats; lengths of a deck with scales also under `_si`.
  public var json: JSON {
    .object([
      ("title", .string(deck.title)), ("dynamics", .string(deck.system.dynamics.rawValue)),
      ("finding", .string(word)), ("message", .string(message)), ("level", .number(Self.level)),
      ("threshold", threshold.map(JSON.number) ?? .null), ("detectable", detectable.map(JSON.number) ?? .null),
      ("smoothing", .string(Self.smoothing)), ("spots", .array(spots.map(json))),
    ])
  }

  var word: String {
    switch finding {
    case .spots: "spots"
    case .none: "none"
    case .cannotTell: "cannot tell"
    }
  }

  var detectable: Double? { if case .none(let detectable) = finding { detectable } else { nil } }

  private func json(_ spot: Spot) -> JSON {
    var members: [(key: String, value: JSON)] = [
      ("side", .string(spot.side.rawValue)), ("kind", .string(spot.kind.rawValue)),
      ("distance", .number(spot.distance.value)), ("interval95", Self.bounds(spot.distance, factor: 1)),
      ("contrast", .number(spot.contrastFace.value)), ("contrastFace", Self.measured(spot.contrastFace)),
      ("contrastDrude", Self.measured(spot.contrastDrude)), ("pValue", .number(spot.pValue)),
      ("significance", .number(spot.significance)), ("bandwidth", .number(spot.bandwidth)),
    ]
    if let scales = deck.scales {
      let unit = ReducedUnit.length.display(scales)
      members.append(
        (
          "distance_si",
          .object([
            ("value", .number(spot.distance.value * unit.reducedUnitValue)), ("unit", .string(unit.units)),
            ("interval95", Self.bounds(spot.distance, factor: unit.reducedUnitValue)),
          ])
        ))
    }
    return .object(members)
  }

  private static func measured(_ number: Spot.Measured) -> JSON {
    .object([("value", .number(number.value)), ("interval95", bounds(number, factor: 1))])
  }

  private static func bounds(_ number: Spot.Measured, factor: Double) -> JSON {
    .numbers([number.interval.lowerBound * factor, number.interval.upperBound * factor])
  }
}
