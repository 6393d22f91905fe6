import NichromeAnalysis
import NichromeModel
import NichromeTheory
import Testing

@Suite("Validation of synthetic records")
struct ValidationTests {
  private func number(_ row: ValidationRow) -> (String, FormulaTarget.Form)? {
    if case .formula(let number, _, let form) = row.source { (number, form) } else { nil }
  }

  @Test(
    "a very accurate record of the linearised dynamics: its solution and corrected formulas stand, those of the full dynamics fall",
    arguments: [
      (Screening.poisson(wavenumber: 5), RelaxationLaw.meanFreePath), (.neutral, .meanFreePath),
      (.poisson(wavenumber: 5), .relaxationTime), (.neutral, .relaxationTime),
    ])
  func accurate(screening: Screening, relaxation: RelaxationLaw) throws {
    var synthetic = SyntheticRecord()
    (synthetic.system.screening, synthetic.system.relaxation) = (screening, relaxation)
    synthetic.error = 2e-5
    let validation = Validation(try synthetic.record())
    #expect(validation.rows.count > 20 && validation.remarks.isEmpty, "\(validation.remarks)")
    for row in validation.rows {
      guard let (number, form) = number(row) else {
        #expect(row.verdict == .consistent, "\(row.quantity): z \(row.z)")
        continue
      }
      let isOwn = !number.hasSuffix(".full")
      if isOwn, form.isCorrected {
        #expect(row.verdict != .refuted, "(\(number)) \(row.quantity): z \(row.z), neglected \(row.neglected)")
      }
      if number == "28.full" { #expect(row.verdict == .refuted || screening == .neutral, "z \(row.z)") }
    }
    #expect(try #require(validation.profileAdjustedPValue) > Validation.level)
  }

  @Test("printed forms that differ by more than what they neglect are refuted") func printed() throws {
    var synthetic = SyntheticRecord(error: 2e-5)
    (synthetic.system.screening, synthetic.system.relaxation) = (.neutral, .relaxationTime)
    synthetic.system.drive = .voltage(0.02)
    let rows = Validation(try synthetic.record()).rows
    let wrong = rows.filter { number($0).map { $0.0 == "E5" && !$0.1.isCorrected } ?? false }
    #expect(wrong.count == 1 && wrong.allSatisfy { $0.verdict == .refuted }, "\(wrong.map(\.z))")
  }

  @Test("a wrong heat is refuted, and nothing else of the solution") func biased() throws {
    let validation = Validation(try SyntheticRecord(error: 0.005, bias: 8).record())
    let refuted = validation.rows.filter { $0.source == .solution && $0.verdict == .refuted }
    #expect(refuted.map(\.quantity) == ["P_L"])
  }

  @Test("large errors: cannot tell, and the factor brings the error to the resolution") func loose() throws {
    let validation = Validation(try SyntheticRecord(error: 0.05).record())
    let rows = validation.rows.filter { $0.source == .solution && $0.quantity.hasPrefix("P_") }
    #expect(!rows.isEmpty)
    for row in rows {
      guard case .cannotTell(let longer?) = row.verdict else {
        Issue.record("\(row.quantity): \(row.verdict)")
        continue
      }
      #expect(abs(row.error / longer.squareRoot() / row.resolution - 1) < 1e-9 && longer > 1)
    }
    let few = Validation(try SyntheticRecord(batches: 4).record())
    #expect(few.rows.allSatisfy { $0.verdict == .cannotTell(longer: nil) } && !few.remarks.isEmpty)
  }

  @Test("the test of all near bins: right p-values for correct records, small ones for biased bins")
  func profile() throws {
    let count = 20
    let pValues = try (0..<count).map { seed in
      try #require(Validation(SyntheticRecord(seed: UInt64(seed)).record()).profile?.pValue)
    }
    // Uniform: mean 1/2, its deviation 1/sqrt(12 n).
    let mean = pValues.reduce(0, +) / Double(count)
    #expect(abs(mean - 0.5) < 3.5 / (12 * Double(count)).squareRoot(), "\(mean)")
    let wrong = Validation(try SyntheticRecord(binBias: 3).record())
    #expect(try #require(wrong.profileAdjustedPValue) < 1e-3)
  }

  @Test("every formula with a target is in the catalogue") func targets() {
    let known = Set(Formula.all.map(\.number))
    for number in FormulaTarget.numbers { #expect(known.contains(number), "\(number)") }
    #expect(Set(FormulaTarget.numbers).count == FormulaTarget.numbers.count)
  }
}
