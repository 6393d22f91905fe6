import NichromeModel

/// The part of the summary on runs under a drive in time.
extension Summary {
  private static let cycleLabels = [
    ("current", "current"), ("totalCurrent", "total current"), ("appliedVoltage", "applied voltage"),
    ("voltage", "voltage (electrochemical)"), ("electrostaticDrop", "electrostatic drop"),
    ("excessHeatLeft", "heat, left"), ("excessHeatRight", "heat, right"),
  ]

  /// Mean and harmonics of a cycle, amplitudes with their angles against the drive's sine.
  func cycleLines(units: UnitChoice?) -> [String] {
    guard let cycle = record.cycle else { return [] }
    let scales = units == .reduced ? nil : deck.scales
    let errors = cycle.samples > 1 ? "errors from \(cycle.samples) samples" : "one sample: no errors"
    let head =
      "cycle of \(Format.short(cycle.period)) l0/v0, \(cycle.periods) periods, \(errors); amplitude and angle in degrees of the"
      + " harmonics, q = mean + sum A_k sin(k omega t + angle_k)"
    var rows = [["", "mean"] + (1...Cycle.harmonics).flatMap { ["A\($0)", "angle"] } + [""]]
    for (name, label) in Self.cycleLabels {
      guard let mean = cycle.mean(name), let amplitude = cycle.table("\(name)Amplitude"),
        let angle = cycle.table("\(name)Angle")
      else { continue }
      let unit = amplitude.unit.display(scales)
      func shown(_ estimate: Estimate, _ scale: Double) -> String {
        // Without an error the digits after the fourth say nothing.
        estimate.error.isFinite
          ? Format.estimate(Estimate(value: estimate.value * scale, error: estimate.error * scale))
          : Format.short(estimate.value * scale)
      }
      let harmonics = (0..<Cycle.harmonics).flatMap { k in
        [
          shown(amplitude.estimate(k), unit.reducedUnitValue),
          // An angle not known to a radian is that of noise.
          cycle.samples > 1 && angle.estimate(k).error > 1 ? "-" : shown(angle.estimate(k), 180 / Double.pi),
        ]
      }
      let symbol = scales == nil ? amplitude.unit.symbol : unit.units
      rows.append([label, shown(mean, unit.reducedUnitValue)] + harmonics + [symbol])
    }
    return [head] + Format.columns(rows) + [""]
  }

  /// Realisations, and mean and harmonics of a cycle, in reduced units; nothing for a constant drive.
  var driven: [(key: String, value: JSON)] {
    guard deck.system.course != nil else { return [] }
    var members: [(key: String, value: JSON)] = [("realisations", .integer(record.history.realisations))]
    guard let cycle = record.cycle else { return members }
    func numbers(_ table: Cycle.Table) -> JSON {
      .object([
        ("value", .numbers(table.value)), ("error", table.error.isEmpty ? .null : .numbers(table.error)),
      ])
    }
    var harmonics: [(key: String, value: JSON)] = []
    for (name, _) in Self.cycleLabels {
      guard let mean = cycle.mean(name) else { continue }
      let parts = ["inPhase": "InPhase", "quadrature": "Quadrature", "amplitude": "Amplitude", "angle": "Angle"]
      let found = parts.sorted { $0.key < $1.key }.compactMap { key, ending in
        cycle.table(name + ending).map { (key, numbers($0)) }
      }
      let error = mean.error.isFinite ? JSON.number(mean.error) : .null
      harmonics.append(
        (name, .object([("mean", .object([("value", .number(mean.value)), ("error", error)]))] + found)))
    }
    members.append(
      (
        "cycle",
        .object([
          ("period", .number(cycle.period)), ("periods", .integer(cycle.periods)),
          ("settling", .integer(cycle.settling)), ("samples", .integer(cycle.samples)),
          ("harmonics", .object(harmonics)),
        ])
      ))
    return members
  }
}
