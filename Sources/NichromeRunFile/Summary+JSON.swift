import NichromeModel

extension Summary {
  /// The summary as JSON: reduced units, and under keys ending in `_si` SI-derived units if the deck has scales.
  public var json: JSON {
    var members: [(key: String, value: JSON)] = [
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
      ("parameters", parameters),
    ]
    for name in Self.scalars + Self.linearisedScalars {
      guard let (estimate, unit) = estimate(name) else { continue }
      members.append((name, json(estimate, unit, nil)))
      if let scales = deck.scales { members.append(("\(name)_si", json(estimate, unit, scales))) }
    }
    members.append(("excessHeat", excessHeat(nil)))
    if let scales = deck.scales { members.append(("excessHeat_si", excessHeat(scales))) }
    members.append(("drudeHeat", .number(record.drudeHeat)))
    if let scales = deck.scales {
      let unit = ReducedUnit.heatPerLength.display(scales)
      members.append(("drudeHeat_si", valueWithUnit(record.drudeHeat * unit.reducedUnitValue, unit.units)))
    }
    members.append(("profile", profile(nil)))
    if let scales = deck.scales { members.append(("profile_si", profile(scales))) }
    return .object(members)
  }

  private func json(_ estimate: Estimate, _ unit: ReducedUnit, _ scales: Scales?) -> JSON {
    let display = unit.display(scales)
    let numbers: [(key: String, value: JSON)] = [
      ("value", .number(estimate.value * display.reducedUnitValue)),
      ("error", .number(estimate.error * display.reducedUnitValue)),
    ]
    return .object(scales == nil ? numbers : numbers + [("unit", .string(display.units))])
  }

  private func valueWithUnit(_ value: Double, _ unit: String) -> JSON {
    .object([("value", .number(value)), ("unit", .string(unit))])
  }

  private func excessHeat(_ scales: Scales?) -> JSON {
    .object(
      Self.excessHeat.compactMap { key, name in
        estimate(name).map { estimate, unit in (key, json(estimate, unit, scales)) }
      })
  }

  private var parameters: JSON {
    let system = deck.system
    let screening: JSON =
      switch system.screening {
      case .neutral: .null
      case .poisson(let wavenumber): .number(wavenumber)
      }
    let drive: JSON =
      switch system.drive {
      case .voltage(let u): .object([("voltage", .number(u))])
      case .current(let iota): .object([("current", .number(iota))])
      }
    let members: [(key: String, value: JSON)] = [
      ("dynamics", .string(system.dynamics.rawValue)),
      ("theta", .number(system.temperature)),
      ("exponent", .number(system.relaxation.exponent)),
      ("screening", screening),
      ("halfLength", .number(system.halfLength)),
      ("scattererLength", .number(system.scatterer.length)),
      ("permittivityRatio", .number(system.scatterer.permittivityRatio)),
      ("transmission", transmission),
      ("drive", drive),
      ("bins", .integer(deck.bins)),
      ("particles", .integer(deck.simulation.particles)),
      ("population", .number(record.population)),
      ("timeStep", .number(record.timeStep)),
    ]
    return .object(members + scales)
  }

  /// {"shape": name, parameters...} from the {name: {parameters...}} that Codable makes of an enumeration.
  private var transmission: JSON {
    guard case .object(let cases) = JSON(encoding: deck.system.scatterer.transmission), let law = cases.first,
      case .object(var parameters) = law.value
    else { return .null }
    // A table is the only, hence nameless, parameter of its law.
    if case .object(let table)? = law.value["_0"] { parameters = table }
    return .object([("shape", .string(law.key))] + parameters)
  }

  private var scales: [(key: String, value: JSON)] {
    guard let scales = deck.scales else { return [] }
    return [ReducedUnit.energy, .length, .time].map { unit in
      let display = unit.display(scales)
      return ("\(unit.rawValue)_si", valueWithUnit(display.reducedUnitValue, display.units))
    }
  }

  /// All quantities over bins, each with its errors, in the order of the record.
  private func profile(_ scales: Scales?) -> JSON {
    let length = ReducedUnit.length.display(scales)
    let side = places.side.map { JSON.string(String(UnicodeScalar($0))) }
    var members: [(key: String, value: JSON)] = [
      ("side", .array(side)), ("distance", .numbers(places.distance.map { $0 * length.reducedUnitValue })),
    ]
    var units: [(key: String, value: JSON)] = [("distance", .string(length.units))]
    for quantity in record.quantities where quantity.support == .bins {
      let unit = quantity.unit.display(scales)
      members.append((quantity.name, .numbers(quantity.value.map { $0 * unit.reducedUnitValue })))
      members.append(("\(quantity.name)Error", .numbers(quantity.error.map { $0 * unit.reducedUnitValue })))
      units.append((quantity.name, .string(unit.units)))
    }
    return .object(scales == nil ? members : members + [("units", .object(units))])
  }
}
