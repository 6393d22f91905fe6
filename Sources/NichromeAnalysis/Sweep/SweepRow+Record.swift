import NichromeModel
import NichromeRunFile
import NichromeTheory

extension SweepRow {
  /// Scalars of a run that a sweep tabulates, each with its standard error.
  private static let quantities: [(name: String, longName: String, unit: ReducedUnit)] = [
    ("current", "current", .current),
    ("voltage", "electrochemical voltage at the scatterer", .energy),
    ("electrostaticDrop", "electrostatic drop at the scatterer", .energy),
    ("extrapolatedVoltage", "voltage extrapolated from the far wires", .energy),
    ("excessHeatLeft", "excess heat of the left wire, P_L", .heat),
    ("excessHeatRight", "excess heat of the right wire, P_R", .heat),
  ]

  /// Numbers of a spot: of the most significant one of its kind in its wire.
  private static let spotColumns: [(suffix: String, longName: String, unit: String)] = [
    ("Distance", "distance from the face", "l0"), ("DistanceLow", "lower end of its 95 % interval", "l0"),
    ("DistanceHigh", "upper end of its 95 % interval", "l0"),
    ("Contrast", "contrast with the face, in Drude heats", "1"),
    ("ContrastDrude", "contrast with the Drude heat", "1"),
    ("ContrastDrudeLow", "lower end of its 95 % interval", "1"),
    ("ContrastDrudeHigh", "upper end of its 95 % interval", "1"),
    ("PValue", "probability of a spot as significant anywhere by noise", "1"),
  ]

  /// Wires and kinds of spots with the beginning of their columns' names.
  private static let places: [(name: String, words: String, side: Side, kind: Spot.Kind)] = [
    ("leftHot", "left hot spot", .left, .hot), ("leftCold", "left cold spot", .left, .cold),
    ("rightHot", "right hot spot", .right, .hot), ("rightCold", "right cold spot", .right, .cold),
  ]

  /// The columns of a sweep; reduced units, and under names ending in `_si` SI-derived ones if its decks have scales.
  public static func columns(hasScales: Bool) -> [SweepColumn] {
    let scales = hasScales ? Scales(energy: 1, length: 1, velocity: 1) : nil
    var columns: [SweepColumn] = []
    for (name, longName, unit) in quantities {
      for (suffix, symbol) in [("", unit.symbol), ("_si", unit.display(scales).units)] where suffix == "" || hasScales {
        columns.append(SweepColumn(name: name + suffix, longName: longName, unit: symbol))
        columns.append(
          SweepColumn(name: "\(name)_error\(suffix)", longName: "standard error: \(longName)", unit: symbol))
      }
    }
    columns.append(
      SweepColumn(name: "drudeHeat", longName: "heat of the bare wire", unit: ReducedUnit.heatPerLength.symbol))
    columns.append(
      SweepColumn(name: "detectable", longName: "contrast of a spot that would mostly have been seen", unit: "1"))
    for place in places {
      columns += spotColumns.map { suffix, longName, unit in
        SweepColumn(name: place.name + suffix, longName: "\(place.words): \(longName)", unit: unit)
      }
    }
    return columns
  }

  /// The numbers of a run; what it has not, such as spots that were not found, is NaN.
  public init(_ record: RunRecord, hasScales: Bool) {
    let spots = Spots(record)
    var values: [Double] = []
    for (name, _, unit) in Self.quantities {
      let quantity = record.quantity(name)
      let (value, error) = (quantity?.value.first ?? .nan, quantity?.error.first ?? .nan)
      values += [value, error]
      guard hasScales else { continue }
      let scale = record.deck.scales.map { unit.display($0).reducedUnitValue } ?? .nan
      values += [scale * value, scale * error]
    }
    values += [record.drudeHeat, spots.detectable ?? .nan]
    for place in Self.places {
      let found = spots.spots.filter { $0.side == place.side && $0.kind == place.kind }.min { $0.pValue < $1.pValue }
      values +=
        found.map { spot in
          let (distance, drude) = (spot.distance, spot.contrastDrude)
          return [
            distance.value, distance.interval.lowerBound, distance.interval.upperBound, spot.contrastFace.value,
            drude.value, drude.interval.lowerBound, drude.interval.upperBound, spot.pValue,
          ]
        } ?? Self.spotColumns.map { _ in .nan }
    }
    self.init(finding: spots.word, values: values)
  }
}
