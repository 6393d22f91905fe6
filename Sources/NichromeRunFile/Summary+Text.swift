import Foundation
import NichromeModel

extension Summary {
  /// A table for a terminal. Numbers in parentheses are one standard error in the last digits shown.
  public var text: String {
    var lines = [deck.title, String(repeating: "=", count: deck.title.count)]
    lines.append("\(record.status.rawValue): \(record.stopReason)")
    lines.append("dynamics: \(deck.system.dynamics.rawValue)")
    lines.append(
      "\(record.events) relaxation events in \(Format.seconds(record.seconds)); "
        + "\(Format.short(record.productionTime)) l0/v0 kept after \(Format.short(record.discardedTime)) l0/v0 of warm-up"
    )
    lines.append(heatErrorLine)
    lines.append("")
    lines += table
    lines.append("")
    lines += extremes
    lines += record.warnings.map { "warning: \($0)" }
    return lines.joined(separator: "\n")
  }

  private var heatErrorLine: String {
    let found = record.heatError.map(Format.percent) ?? "not known"
    let target = deck.simulation.stop.heatError.map { ", target \(Format.percent($0))" } ?? ""
    return "heat error within 3 l0 of the scatterer, relative to the largest |excess heat|: \(found)\(target)"
  }

  private static let labels = [
    ("current", "current"), ("voltage", "voltage (electrochemical)"), ("electrostaticDrop", "electrostatic drop"),
    ("extrapolatedVoltage", "extrapolated voltage"), ("excessHeatLeft", "excess heat, left"),
    ("excessHeatRight", "excess heat, right"), ("excessHeatTotal", "excess heat, total"),
    ("excessHeatAsymmetry", "excess heat, right - left"), ("kineticHeatLeft", "kinetic energy relaxed, left"),
    ("kineticHeatRight", "kinetic energy relaxed, right"), ("fieldHeatLeft", "excess work of the field, left"),
    ("fieldHeatRight", "excess work of the field, right"),
  ]

  private var table: [String] {
    var rows = Self.labels.compactMap { name, label in
      estimate(name).map { row(label, $0.0, $0.1) }
    }
    rows.append(row("Drude heat", Estimate(value: record.drudeHeat, error: 0), .heatPerLength))
    let header = [["", "reduced", ""] + (deck.scales == nil ? [] : ["SI", ""])]
    return Format.columns(header + rows)
  }

  private func row(_ label: String, _ estimate: Estimate, _ unit: ReducedUnit) -> [String] {
    let reduced = [label, Format.estimate(estimate), unit.symbol]
    guard let scales = deck.scales else { return reduced }
    let display = unit.display(scales)
    let scale = display.reducedUnitValue
    let si = Estimate(value: estimate.value * scale, error: estimate.error * scale)
    return reduced + [Format.estimate(si), display.units]
  }

  /// Where the excess heat of a bin is largest and smallest: extremes of noisy numbers, not established spots.
  private var extremes: [String] {
    guard let excess = record.quantity("excessHeat"),
      let hottest = excess.value.indices.max(by: { excess.value[$0] < excess.value[$1] }),
      let coldest = excess.value.indices.min(by: { excess.value[$0] < excess.value[$1] })
    else { return [] }
    return [("hottest", hottest), ("coldest", coldest)].map { name, bin in
      let side = places.side[bin] == UInt8(ascii: "L") ? "left" : "right"
      let heat = Format.estimate(Estimate(value: excess.value[bin], error: excess.error[bin]))
      return "\(name) bin: \(side) wire, \(Format.short(places.distance[bin])) l0 from the scatterer, "
        + "excess heat \(heat) \(excess.unit.symbol)"
    } + ["(a bin's extreme may be noise: it is not yet a spot)"]
  }
}
