import NichromeModel

extension Summary {
  /// The summary as JSON: reduced units, and under keys ending in `_si` SI-derived units if the deck has scales.
  public var json: JSON {
    let members: [(key: String, value: JSON)] = [
      ("title", .string(deck.title)),
      ("status", .string(record.status.rawValue)),
      ("stopReason", .string(record.stopReason)),
      ("events", .integer(record.events)),
      ("seconds", .number(record.seconds)),
      ("discardedTime", .number(record.discardedTime)),
      ("productionTime", .number(record.productionTime)),
      ("heatError", record.heatError.map(JSON.number) ?? .null),
      ("heatErrorTarget", deck.simulation.stop.heatError.map(JSON.number) ?? .null),
      ("version", .string(record.version)),
      ("seed", .string(String(deck.simulation.seed))),
      ("warnings", .array(record.warnings.map(JSON.string))),
      (
        "parameters",
        numbers.parameters(extra: [
          ("particles", .integer(deck.simulation.particles)), ("population", .number(record.population)),
          ("timeStep", .number(record.timeStep)), ("method", .string(deck.simulation.method.rawValue)),
        ])
      ),
    ]
    return .object(members + driven + numbers.members(drudeHeat: record.drudeHeat))
  }
}
