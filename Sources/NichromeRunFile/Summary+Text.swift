import Foundation
import NichromeModel

extension Summary {
  /// A table for a terminal. Numbers in parentheses are one standard error in the last digits shown.
  public var text: String { text(units: nil) }

  /// - Parameter units: the only column of units to show; nil: all there are.
  public func text(units: UnitChoice?) -> String {
    var lines = [deck.title, String(repeating: "=", count: deck.title.count)]
    lines.append("\(record.status.rawValue): \(record.stopReason)")
    lines.append("dynamics: \(deck.system.dynamics.rawValue)")
    if deck.simulation.method == .analog { lines.append("method: analog, every electron of the Fermi sea") }
    let discarded = deck.system.course == nil ? " after \(Format.short(record.discardedTime)) l0/v0 of warm-up" : ""
    lines.append(
      "\(record.events) relaxation events in \(Format.seconds(record.seconds)); "
        + "\(Format.short(record.productionTime)) l0/v0 kept\(discarded)")
    lines.append(heatErrorLine)
    if record.history.realisations > 1 { lines.append("ensemble of \(record.history.realisations) realisations") }
    lines.append("")
    lines += numbers.table(drudeHeat: record.drudeHeat, units: units)
    lines.append("")
    lines += cycleLines(units: units)
    lines += extremes
    lines += record.warnings.map { "warning: \($0)" }
    return lines.joined(separator: "\n")
  }

  private var heatErrorLine: String {
    let found = record.heatError.map(Format.percent) ?? "not known"
    let target = deck.simulation.stop.heatError.map { ", target \(Format.percent($0))" } ?? ""
    return "heat error within 3 l0 of the scatterer, relative to the largest |excess heat|: \(found)\(target)"
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
