import NichromeModel
import NichromeRunFile
import NichromeTheory

/// A run held against the deterministic solution of its own dynamics and against every formula that predicts what it measured.
public struct Validation: Sendable {
  /// Probability that any true prediction is refuted, after Holm's correction over all rows and the test of the profile.
  public static let level = 0.01
  /// The solution need not be more accurate than a fifth of the run's errors.
  private static let toleranceShare = 0.2
  private static let tolerances = 1e-4...3e-3

  public let deck: Deck
  public let batches: Int
  /// How the solution was obtained; nil with the reason in `remarks`.
  public let method: String?
  public private(set) var rows: [ValidationRow]
  public let profile: ProfileTest?
  /// Of the test of the profile, corrected as the rows.
  public private(set) var profileAdjustedPValue: Double?
  public let regime: FormulaRegime?
  public let remarks: [String]

  /// Solves the deck (seconds to minutes).
  public init(_ record: RunRecord) {
    let deck = record.deck
    self.deck = deck
    let measurements = RunMeasurements(record: record)
    batches = measurements.batches
    var remarks: [String] = []
    if batches < Spots.leastBatches {
      remarks.append("the run has \(batches) batches, too few for errors one can trust; run longer")
    }
    let wanted = Self.toleranceShare * (record.heatError ?? 1)
    let tolerance = min(max(wanted, Self.tolerances.lowerBound), Self.tolerances.upperBound)
    var solved: SolutionReport?
    do {
      solved = try SolutionReport(solving: deck, tolerance: tolerance)
    } catch {
      remarks.append("no deterministic solution: \(error)")
    }
    method = solved?.method
    let pocket = solved.flatMap { FacePocket(deck.system, voltage: $0.solution.voltage) }
    profile = solved.map { ProfileTest(record, $0.solution, unresolved: pocket?.current ?? 0) }
    if let pocket {
      remarks.append(
        "the run does not resolve the pocket of slow electrons at the upstream face,"
          + " \(Format.short(pocket.depth)) mu0 deep; what it may change counts as an error of the comparison")
    }
    if let solved, !solved.solution.isWithinTolerance {
      remarks.append("the solution did not reach its tolerance; its error counts in z")
    }
    rows = solved.map { Self.rows($0.solution, measurements, UnresolvedInRun(record, $0.solution, pocket)) } ?? []
    rows += FormulaComparison(record, solved: solved, spots: Spots(record)).rows
    regime = Formula.predictions(for: deck.system).compactMap(\.regime).first
    self.remarks = remarks
    judge()
  }

  private mutating func judge() {
    let adjusted = Holm.adjusted(rows.map(\.pValue) + (profile?.pValue.map { [$0] } ?? []))
    for index in rows.indices {
      rows[index].judge(adjusted: adjusted[index], level: Self.level)
      if batches < Spots.leastBatches { rows[index].withdraw() }
    }
    if profile?.pValue != nil { profileAdjustedPValue = adjusted.last }
  }

  /// The scalars of the deterministic solution, except what is the drive. What lies beyond the ends of the run's wires counts
  /// as an error: with slow electrons of long mean free paths p^s has a tail that falls as a power of the distance. So does what
  /// the run does not resolve.
  private static func rows(
    _ solution: any DeterministicSolution, _ run: RunMeasurements, _ unresolved: UnresolvedInRun
  ) -> [ValidationRow] {
    let length = run.deck.system.halfLength
    var error = solution.discretisationError
    error.extrapolatedVoltage += solution.remainder(at: length)
    error.excessHeat += solution.excessHeat(beyond: length)
    let heat = max(abs(solution.excessHeatLeft), abs(solution.excessHeatRight))
    error.add(unresolved, of: solution)
    var expected: [(name: String, quantity: String, unit: ReducedUnit, value: Double, error: Double, size: Double)] = [
      (
        "electrostaticDrop", "electrostatic drop", .energy, solution.electrostaticDrop, error.electrostaticDrop,
        abs(solution.voltage)
      ),
      (
        "extrapolatedVoltage", "extrapolated voltage", .energy, solution.extrapolatedVoltage, error.extrapolatedVoltage,
        abs(solution.voltage)
      ),
      ("excessHeatLeft", "P_L", .heat, solution.excessHeatLeft, error.excessHeat, heat),
      ("excessHeatRight", "P_R", .heat, solution.excessHeatRight, error.excessHeat, heat),
      ("excessHeatTotal", "P_T = P_R + P_L", .heat, solution.excessHeatTotal, 2 * error.excessHeat, heat),
      ("excessHeatAsymmetry", "P_A = P_R - P_L", .heat, solution.excessHeatAsymmetry, 2 * error.excessHeat, heat),
    ]
    switch run.deck.system.drive {
    case .voltage:
      expected.insert(("current", "current", .current, solution.current, error.current, abs(solution.current)), at: 0)
    case .current:
      expected.insert(("voltage", "voltage", .energy, solution.voltage, error.voltage, abs(solution.voltage)), at: 0)
    }
    if let closure = solution as? ClosureSolution {
      for side in Side.allCases {
        let word = side == .left ? "Left" : "Right"
        expected += [
          ("kineticHeat\(word)", "P^u_\(side.rawValue)", .heat, closure.dissipatedHeat(side), error.excessHeat, heat),
          ("fieldHeat\(word)", "P^f_\(side.rawValue)", .heat, closure.fieldHeat(side), error.excessHeat, heat),
          (
            "chemicalShift\(word)", "mu - e phi, \(side.rawValue)", .energy, closure.chemicalPotentialShift(side),
            error.electrostaticDrop, abs(solution.voltage)
          ),
        ]
      }
    }
    return expected.compactMap { entry in
      run.scalar(entry.name).map { measured in
        ValidationRow(
          source: .solution, quantity: entry.quantity, unit: entry.unit, measured: measured,
          prediction: Estimate(value: entry.value, error: entry.error), neglected: 0,
          resolution: resolvedShare * entry.size, isInRegime: nil, solution: entry.value,
          freedom: Double(max(run.batches - 1, 1)))
      }
    }
  }

  /// Standard error, relative to the quantity's size, from which on agreement means something.
  private static let resolvedShare = 0.01
}
