import NichromeModel
import NichromeTheory

/// The quantity of a run that a formula predicts.
public enum FormulaTarget: Sendable {
  case current, voltage, electrostaticDrop
  /// P_L, P_R; P_R - P_L.
  case heat, heatAsymmetry
  /// The same of p^u, of the linearised dynamics; and P^u_T.
  case dissipation, dissipationAsymmetry, dissipationTotal
  /// The same of p^w - p^D.
  case fieldHeat, fieldAsymmetry
  /// delta mu - e phi at the faces.
  case faceShift
  /// p^s = a e^{-s}, a the number of each wire.
  case heatProfile
  /// p^s = a e^{-K s} + b e^{-s}.
  case screenedProfile
  /// p^u = (a + b s) e^{-s}.
  case dissipationProfile
  /// nu = -A e^{-K s} + B e^{-s}: A, B, the density at the face, and that of the electrons still to relax.
  case screeningAmplitude, relaxationAmplitude, faceDensity, relaxingDensity
  /// The rise of delta mu from the face outward.
  case bend
  /// gamma.
  case dipole
  /// d_T and S, by the heat they carry.
  case peltier, thermopower
  /// Whether there is a spot, (55) and (60); the curvature of p^s there.
  case spotRatio, spotCondition, spotCurvature
  /// Where the spot of each wire is.
  case spot

  /// Which form of a formula a number comes from; both where they are the same.
  public struct Form: Sendable, Equatable {
    public var isPrinted: Bool
    public var isCorrected: Bool

    public var word: String {
      if isPrinted { return isCorrected ? "both" : "printed" }
      return "corrected"
    }
  }

  /// Numbers of the formulas for each target; formulas of other numbers predict nothing a run measures directly.
  private static let table: [(FormulaTarget, [String])] = [
    (.current, ["28", "29", "B6", "39", "C8", "C9", "E3", "28.full", "29.full", "E3.full"]),
    (.voltage, ["48.full"]),
    (.electrostaticDrop, ["B11", "D11", "C11", "E2"]),
    (.heat, ["47.full", "57.full"]),
    (.heatAsymmetry, ["C15", "49.full", "C15.full", "E5.full", "64.full"]),
    (.dissipation, ["47", "57", "63", "C12", "E4"]),
    (.dissipationAsymmetry, ["49", "58", "64", "C13", "E5"]),
    (.dissipationTotal, ["48"]),
    (.fieldHeat, ["50"]),
    (.fieldAsymmetry, ["59", "65", "C14", "E5.field"]),
    (.faceShift, ["B7", "D8", "C6", "C10"]),
    (.heatProfile, ["52.full", "62.full"]),
    (.screenedProfile, ["52"]),
    (.dissipationProfile, ["62"]),
    (.screeningAmplitude, ["B9", "D7"]),
    (.relaxationAmplitude, ["D6"]),
    (.faceDensity, ["B10", "D10", "E1"]),
    (.relaxingDensity, ["B8"]),
    (.bend, ["36"]),
    (.dipole, ["34", "D9"]),
    (.peltier, ["30", "32"]),
    (.thermopower, ["31"]),
    (.spotRatio, ["55"]),
    (.spotCondition, ["60"]),
    (.spotCurvature, ["56"]),
    (.spot, ["53", "61", "66", "E6", "53.full"]),
  ]

  init?(_ number: String) {
    guard let found = Self.table.first(where: { $0.1.contains(number) }) else { return nil }
    self = found.0
  }

  /// Every number that has a target.
  package static var numbers: [String] { table.flatMap(\.1) }
}
