import NichromeModel
import NichromeRunFile

extension Spots {
  /// How the profile was smoothed, in words.
  static let smoothing =
    "local cubics, bandwidth about each spot from the data: \(SmoothedProfile.undersmoothing) of the one with the least"
    + " estimated risk (Mallows' C_p of local quadratics)"

  /// What was found, in one sentence.
  public var message: String {
    switch finding {
    case .spots(let found):
      return "\(found.count) \(found.count == 1 ? "spot" : "spots") at the level p < \(Self.level)"
    case .none(let detectable):
      return
        "no spot at the level p < \(Self.level); one that differs from the heat a mean free path away by more than\n"
        + "\(Format.percent(detectable)) of the Drude heat would mostly have been found"
    case .cannotTell(let reason): return "cannot tell: \(reason)"
    }
  }

  /// A table for a terminal.
  public var text: String {
    var lines = [deck.title, String(repeating: "=", count: deck.title.count)]
    lines += ["dynamics: \(deck.system.dynamics.rawValue)", message]
    guard !spots.isEmpty else { return lines.joined(separator: "\n") }
    let length = deck.scales.map { ReducedUnit.length.display($0) }
    let header =
      ["wire", "kind", "distance (l0)"] + (length.map { ["distance (\($0.units))"] } ?? [])
      + ["against face", "against Drude heat", "sigma", "p"]
    let rows = spots.map { spot in
      [spot.side == .left ? "left" : "right", spot.kind.rawValue, Self.interval(spot.distance, factor: 1)]
        + (length.map { [Self.interval(spot.distance, factor: $0.reducedUnitValue)] } ?? [])
        + [
          Self.interval(spot.contrastFace, factor: 1), Self.interval(spot.contrastDrude, factor: 1),
          Format.digits(spot.significance, 3), Format.digits(spot.pValue, 2),
        ]
    }
    lines += [""] + Format.columns([header] + rows)
    lines += [
      "",
      "value [95 % interval]; contrasts (p^q - p^q at the face)/p^D and (p^q - p^D)/p^D, p^D the Drude heat",
      "p: probability that noise shows as much anywhere in a run without spots",
      "smoothing: local cubics; bandwidth about each spot chosen by the data, \(widths) l0",
    ]
    return lines.joined(separator: "\n")
  }

  /// Bandwidths of the spots, in the order of the table.
  private var widths: String { spots.map { Format.digits($0.bandwidth, 2) }.joined(separator: ", ") }

  private static func interval(_ measured: Spot.Measured, factor: Double) -> String {
    let numbers = [measured.value, measured.interval.lowerBound, measured.interval.upperBound]
      .map { Format.digits($0 * factor, 3) }
    return "\(numbers[0]) [\(numbers[1]), \(numbers[2])]"
  }
}
