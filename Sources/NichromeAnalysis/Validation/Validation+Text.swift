import NichromeModel
import NichromeRunFile
import NichromeTheory

extension Validation {
  /// A table for a terminal. Numbers in parentheses are one standard error in the last digits shown.
  public var text: String {
    var lines = [deck.title, String(repeating: "=", count: deck.title.count)]
    lines.append("dynamics of the run: \(deck.system.dynamics.rawValue); \(batches) batches")
    lines += remarks.map { "warning: \($0)" }
    lines += ["", "Against the deterministic solution" + (method.map { " (\($0))" } ?? "") + ":"]
    lines += table(rows.filter { $0.source == .solution }, isFormula: false)
    lines += profileLines
    let formulas = rows.filter { $0.source != .solution }
    if !formulas.isEmpty {
      lines += ["", "Against the formulas:"] + table(formulas, isFormula: true)
      lines += [
        "form: as printed, corrected, or both where they agree; ~: the deck is outside the regime of the expansion;",
        "*: the formula belongs to another dynamics than the run's",
        "+-: the first orders the expansion neglects, estimated; refuted means beyond twice these and the errors",
      ]
    }
    lines += regime?.remarks.map { "outside the regime: \($0)" } ?? []
    lines.append(
      "z: difference in standard errors; refuted: p < \(Self.level) after Holm's correction over all \(rows.count) rows"
        + " and the profile")
    lines.append("x: how many times longer a run would decide; never: the forms differ by less than either neglects")
    return lines.joined(separator: "\n")
  }

  private func isOfRun(_ closure: FormulaClosure) -> Bool {
    closure == .equilibrium || (closure == .fullDynamics) == (deck.system.dynamics == .full)
  }

  private var profileLines: [String] {
    guard let profile else { return [] }
    let z = profile.z
    let square = z.reduce(0) { $0 + $1 * $1 } / Double(max(z.count, 1))
    let largest = z.reduce(0) { max($0, abs($1)) }
    var lines = [
      "bins: mean z^2 \(Format.digits(square, 3)), largest |z| \(Format.digits(largest, 3)) of \(z.count) (--json lists them)"
    ]
    guard let statistic = profile.statistic, let pValue = profile.pValue, let adjusted = profileAdjustedPValue else {
      return lines + ["bins together: cannot tell, too few batches"]
    }
    let bins = profile.joined == 1 ? "\(profile.groups) bins" : "\(profile.groups) groups of \(profile.joined) bins"
    lines.append(
      "bins within \(Format.short(ProfileTest.reach)) l0 together: T^2 = \(Format.digits(statistic, 4)) for \(bins), "
        + "p = \(Format.digits(pValue, 2)): \(adjusted < Self.level ? "refuted" : "consistent")")
    return lines
  }

  private func table(_ rows: [ValidationRow], isFormula: Bool) -> [String] {
    let header =
      (isFormula ? ["formula", "form"] : []) + ["quantity", "run", "predicted"] + (isFormula ? ["+-"] : [])
      + ["z", "verdict"]
    return Format.columns([header] + rows.map { row($0, isFormula: isFormula) })
  }

  private func row(_ row: ValidationRow, isFormula: Bool) -> [String] {
    var cells: [String] = []
    if case .formula(let number, let closure, let form) = row.source {
      let marks = (row.isInRegime == false ? "~" : "") + (isOfRun(closure) ? "" : "*")
      cells += [marks.isEmpty ? number : "\(number) \(marks)", form.word]
    }
    cells += [row.quantity, row.measured.value.isNaN ? "none" : Format.estimate(row.measured)]
    cells.append(row.prediction.value.isNaN ? "none" : Format.digits(row.prediction.value, 5))
    if isFormula { cells.append(row.neglected > 0 ? Format.digits(row.neglected, 2) : "") }
    cells.append(row.z.isNaN ? "" : Format.digits(row.z, 3))
    return cells + [Self.words(row.verdict)]
  }

  private static func words(_ verdict: Verdict) -> String {
    if case .outsideRegime = verdict { return "outside its regime" }
    guard case .cannotTell(let longer) = verdict else { return verdict.word }
    return verdict.word + (longer.map { ", x \(Format.digits($0, 2))" } ?? ", never")
  }
}
