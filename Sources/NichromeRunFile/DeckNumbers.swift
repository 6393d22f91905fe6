import NichromeModel

/// Numbers that belong to a deck, simulated or solved, in the shape the commands print them in.
public struct DeckNumbers: Sendable {
  public let deck: Deck
  public let quantities: [Quantity]
  /// Whether the errors are one standard error each, part of the JSON.
  public let hasErrors: Bool

  public init(deck: Deck, quantities: [Quantity], hasErrors: Bool) {
    (self.deck, self.quantities, self.hasErrors) = (deck, quantities, hasErrors)
  }

  /// The scalar quantities on their own, with the names they have in JSON; and those under `excessHeat`.
  static let scalars = ["current", "voltage", "electrostaticDrop", "extrapolatedVoltage"]
  /// Those of the linearised dynamics alone.
  static let linearisedScalars = [
    "kineticHeatLeft", "kineticHeatRight", "fieldHeatLeft", "fieldHeatRight", "chemicalShiftLeft",
    "chemicalShiftRight",
  ]
  static let excessHeat = [
    ("left", "excessHeatLeft"), ("right", "excessHeatRight"), ("total", "excessHeatTotal"),
    ("asymmetry", "excessHeatAsymmetry"),
  ]

  /// A scalar quantity, nil if there is none of that name.
  func estimate(_ name: String) -> (Estimate, ReducedUnit)? {
    guard let quantity = quantities.first(where: { $0.name == name }), quantity.support == .scalar else { return nil }
    return (Estimate(value: quantity.value[0], error: quantity.error[0]), quantity.unit)
  }

  /// The members of a JSON object: reduced units, and under keys ending in `_si` SI-derived units if the deck has scales.
  public func members(drudeHeat: Double) -> [(key: String, value: JSON)] {
    var members: [(key: String, value: JSON)] = []
    for name in Self.scalars + Self.linearisedScalars {
      guard let (estimate, unit) = estimate(name) else { continue }
      members.append((name, json(estimate, unit, nil)))
      if let scales = deck.scales { members.append(("\(name)_si", json(estimate, unit, scales))) }
    }
    members.append(("excessHeat", excessHeat(nil)))
    if let scales = deck.scales { members.append(("excessHeat_si", excessHeat(scales))) }
    members.append(("drudeHeat", .number(drudeHeat)))
    if let scales = deck.scales {
      let unit = ReducedUnit.heatPerLength.display(scales)
      members.append(("drudeHeat_si", valueWithUnit(drudeHeat * unit.reducedUnitValue, unit.units)))
    }
    members.append(("profile", profile(nil)))
    if let scales = deck.scales { members.append(("profile_si", profile(scales))) }
    return members
  }

  private func json(_ estimate: Estimate, _ unit: ReducedUnit, _ scales: Scales?) -> JSON {
    let display = unit.display(scales)
    var numbers: [(key: String, value: JSON)] = [("value", .number(estimate.value * display.reducedUnitValue))]
    if hasErrors { numbers.append(("error", .number(estimate.error * display.reducedUnitValue))) }
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

  /// What the deck says of the system, in reduced units; `extra` goes before the scales.
  public func parameters(extra: [(key: String, value: JSON)] = []) -> JSON {
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
      ("exponent", system.relaxation.exponent.map(JSON.number) ?? .null),
      ("screening", screening),
      ("halfLength", .number(system.halfLength)),
      ("scattererLength", .number(system.scatterer.length)),
      ("permittivityRatio", .number(system.scatterer.permittivityRatio)),
      ("transmission", transmission),
      ("drive", drive),
      ("bins", .integer(deck.bins)),
    ]
    let table = system.relaxation.table.map { [(key: "relaxationTable", value: JSON(encoding: $0))] } ?? []
    return .object(members + table + extra + scales)
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
    let places = BinCoordinates(centersOf: deck)
    let side = places.side.map { JSON.string(String(UnicodeScalar($0))) }
    var members: [(key: String, value: JSON)] = [
      ("side", .array(side)), ("distance", .numbers(places.distance.map { $0 * length.reducedUnitValue })),
    ]
    var units: [(key: String, value: JSON)] = [("distance", .string(length.units))]
    for quantity in quantities where quantity.support == .bins {
      let unit = quantity.unit.display(scales)
      members.append((quantity.name, .numbers(quantity.value.map { $0 * unit.reducedUnitValue })))
      if hasErrors {
        members.append(("\(quantity.name)Error", .numbers(quantity.error.map { $0 * unit.reducedUnitValue })))
      }
      units.append((quantity.name, .string(unit.units)))
    }
    return .object(scales == nil ? members : members + [("units", .object(units))])
  }
}
