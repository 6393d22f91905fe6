import NichromeModel
import NichromeNumerics
import NichromeTheory

/// Rows of every applicable formula whose quantity the run measured, printed and corrected.
struct FormulaComparison {
  let measurements: RunMeasurements
  /// The deterministic solution of the run's dynamics, and what the run would have measured of it.
  let solution: (any DeterministicSolution)?
  let solved: RunMeasurements?
  let spots: Spots
  private let system: System
  private let regime: FormulaRegime?
  private let orders: NeglectedOrders
  private let predictions: [FormulaPrediction]
  /// Standard errors between two predictions that decide, and the share of a single one that has to be resolved by them.
  private static let decisive = 5.0
  private static let share = 0.05

  init(_ record: RunRecord, solved: SolutionReport?, spots: Spots) {
    measurements = RunMeasurements(record: record)
    solution = solved?.solution
    self.solved = solved.map { RunMeasurements(solved: $0) }
    self.spots = spots
    system = record.deck.system
    predictions = Formula.predictions(for: system)
    regime = predictions.compactMap(\.regime).first
    orders = NeglectedOrders(
      current: measurements.scalar("current")?.value ?? 0, voltage: measurements.scalar("voltage")?.value ?? 0,
      regime: regime, temperature: system.temperature)
  }

  var rows: [ValidationRow] {
    predictions.flatMap { prediction -> [ValidationRow] in
      guard case .values(var printed, var corrected) = prediction.outcome,
        let target = FormulaTarget(prediction.formula.number)
      else { return [] }
      var slack = 0.0
      if case .current = target, case .current = system.drive {
        guard let voltage = measurements.scalar("voltage"), let there = atMeasuredVoltage(prediction.formula) else {
          return []
        }
        (printed, corrected) = there
        slack = voltage.value == 0 ? 0 : abs(corrected.entries[0].value ?? 0) * voltage.error / abs(voltage.value)
      }
      return rows(prediction, target, printed: printed, corrected: corrected, slack: slack)
    }
  }

  /// Where the current is the drive its formulas are held against the voltage it needs.
  private func atMeasuredVoltage(_ formula: Formula) -> (printed: FormulaValue?, corrected: FormulaValue)? {
    guard let voltage = measurements.scalar("voltage") else { return nil }
    var parameters = FormulaParameters(system)
    parameters.drive = .voltage(voltage.value)
    guard let corrected = try? formula.corrected(parameters) else { return nil }
    return ((try? formula.printed(parameters)) ?? nil, corrected)
  }

  private func rows(
    _ prediction: FormulaPrediction, _ target: FormulaTarget, printed: FormulaValue?, corrected: FormulaValue,
    slack: Double
  ) -> [ValidationRow] {
    let formula = prediction.formula
    if case .spot = target {
      let form = FormulaTarget.Form(isPrinted: formula.isCorrected == false, isCorrected: true)
      return Side.allCases.flatMap { side in
        [spotRow(prediction, side, corrected, form)]
          + (formula.isCorrected == true
            ? printed.map { [spotRow(prediction, side, $0, .init(isPrinted: true, isCorrected: false))] } ?? [] : [])
      }
    }
    let ours = target.observations(corrected, measurements, system)
    let theirs = formula.isCorrected == true ? printed.map { target.observations($0, measurements, system) } ?? [] : []
    let known = Dictionary(
      (solved.map { target.observations(corrected, $0, system) } ?? []).map { ($0.name, $0.measured.value) }
    ) { first, _ in first }
    return ours.enumerated().flatMap { index, own -> [ValidationRow] in
      let other = index < theirs.count ? theirs[index] : nil
      let neglected = orders.estimate(formula.order, target, own.unit, prediction: own.prediction)
      let resolution = resolution(own, other, neglected)
      let beyond = own.unit == .heat ? remainder : own.unit == .heatPerLength ? stepError : 0
      func row(_ observation: FormulaTarget.Observation, _ form: FormulaTarget.Form) -> ValidationRow {
        ValidationRow(
          source: .formula(number: formula.number, closure: formula.closure, form: form), quantity: observation.name,
          unit: observation.unit, measured: observation.measured,
          prediction: Estimate(value: observation.prediction, error: slack + beyond), neglected: neglected,
          resolution: resolution, isInRegime: prediction.regime?.isInside, solution: known[observation.name],
          freedom: freedom)
      }
      return [row(own, .init(isPrinted: formula.isCorrected == false, isCorrected: true))]
        + (other.map { [row($0, .init(isPrinted: true, isCorrected: false))] } ?? [])
    }
  }

  /// Heat beyond the ends of the run's wires, where those of the formulas go on.
  private var remainder: Double { solution?.excessHeat(beyond: system.halfLength) ?? 0 }

  /// What the finite steps of a run may shift from one bin at the face to the next, 5e-4 of the largest |p^s|: found in long runs
  /// at K = 5, where the solution is exact, 3e-4 to 4e-4.
  private var stepError: Double { 5e-4 * (measurements.largest("excessHeat") ?? 0) }

  /// The standard error that decides: a fifth of what lies between the two forms beyond what is granted to either for its
  /// neglected orders, 0 where nothing does; with one form, a fifth of 5 % of the prediction or of the neglected orders.
  private func resolution(
    _ own: FormulaTarget.Observation, _ other: FormulaTarget.Observation?, _ neglected: Double
  ) -> Double {
    if let other {
      let apart = abs(other.prediction - own.prediction) - ValidationRow.benefit * neglected
      return max(apart, 0) / Self.decisive
    }
    let size = max(abs(own.prediction), 0.1 * orders.natural(own.unit))
    return max(Self.share * size, neglected) / Self.decisive
  }

  private var freedom: Double { Double(max(measurements.batches - 1, 1)) }

  /// A predicted place, or the prediction of no spot, against the spots found in that wire.
  private func spotRow(
    _ prediction: FormulaPrediction, _ side: Side, _ value: FormulaValue, _ form: FormulaTarget.Form
  ) -> ValidationRow {
    let formula = prediction.formula
    let predicted = value[side.rawValue]
    let found = spots.spots.filter { $0.side == side }
      .min { abs($0.distance.value - (predicted ?? 0)) < abs($1.distance.value - (predicted ?? 0)) }
    let width = found.map { $0.distance.interval.upperBound - $0.distance.interval.lowerBound }
    let neglected = orders.estimate(formula.order, .spot, .length, prediction: predicted ?? 0)
    var row = ValidationRow(
      source: .formula(number: formula.number, closure: formula.closure, form: form),
      quantity: "distance of spot, \(side.rawValue)", unit: .length,
      measured: Estimate(value: found?.distance.value ?? .nan, error: width.map { 0.25 * $0 } ?? .nan),
      prediction: Estimate(value: predicted ?? .nan, error: 0), neglected: neglected,
      resolution: max(Self.share * (predicted ?? 0), neglected) / Self.decisive,
      isInRegime: prediction.regime?.isInside, freedom: freedom)
    row.solution = found.flatMap { spot in
      solution?.extremum(side, isHot: spot.kind == .hot, near: spot.distance.value)
    }
    if case .cannotTell = spots.finding {
      row.finding = .cannotTell(longer: nil)
    } else if let found, predicted == nil {
      row.finding = .unpredicted(found.pValue)
    } else if found == nil {
      row.finding = predicted == nil ? .consistent : .cannotTell(longer: nil)
    }
    return row
  }
}
