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

  /// The regression that reads amplitudes off the bins, by the distribution of what it finds in noise.
  @Test("amplitudes of the two exponentials scatter about the formulas' as their errors say") func amplitudes() throws {
    var scores: [String: [Double]] = [:]
    for seed in 0..<12 {
      let validation = Validation(try SyntheticRecord(error: 1e-3, seed: UInt64(seed)).record())
      for row in validation.rows {
        guard let (number, form) = number(row), form.isCorrected, ["B8", "B9", "B10", "55", "34"].contains(number)
        else { continue }
        let solution = try #require(row.solution, "(\(number)) has no deterministic answer")
        scores[number, default: []].append((row.measured.value - solution) / row.measured.error)
      }
    }
    #expect(scores.count == 5, "\(scores.keys)")
    for (number, z) in scores {
      // Two sides, or one number: a mean square of 1 with a deviation of sqrt(2/n), heavier tails for 63 degrees of freedom.
      let square = z.reduce(0) { $0 + $1 * $1 } / Double(z.count)
      let allowed = 4.5 * (2 / Double(z.count)).squareRoot()
      #expect(abs(square - 1) < allowed, "(\(number)): mean z^2 \(square) of \(z.count)")
    }
  }

  @Test("an expansion outside its regime is neither consistent nor refuted") func outside() throws {
    var synthetic = SyntheticRecord(error: 1e-4)
    (synthetic.system.relaxation, synthetic.system.temperature) = (.relaxationTime, 0.25)
    let rows = Validation(try synthetic.record()).rows.filter { $0.isInRegime != nil }
    #expect(rows.count > 5 && rows.allSatisfy { $0.verdict == .outsideRegime && $0.adjustedPValue == 1 })
  }

  @Test("a pocket that no run resolves counts as an error, and is named") func pocket() throws {
    var synthetic = SyntheticRecord()
    (synthetic.system.temperature, synthetic.system.screening) = (0.5, .neutral)
    (synthetic.system.scatterer.transmission, synthetic.system.drive) = (.constant(value: 0.02), .voltage(0.2))
    var record = try synthetic.record()
    record.deck.system.dynamics = .full
    let pocket = try #require(FacePocket(record.deck.system, voltage: 0.2))
    let validation = Validation(record)
    let row = try #require(validation.rows.first { $0.quantity == "electrostatic drop" && $0.source == .solution })
    #expect(row.prediction.error >= pocket.depth && row.verdict != .refuted, "\(row.z)")
    #expect(validation.remarks.contains { $0.contains("pocket") }, "\(validation.remarks)")
  }

  @Test("what cells miss of mu's bend at the faces, and what wires still store, count as errors") func unresolved()
    throws
  {
    var synthetic = SyntheticRecord()
    synthetic.system.temperature = 0.5
    (synthetic.system.screening, synthetic.system.relaxation) = (.neutral, .relaxationTime)
    (synthetic.system.scatterer.transmission, synthetic.system.drive) = (
      .linear(value: 0.6, slope: 0.1), .current(0.04)
    )
    var record = try synthetic.record()
    record.deck.system.dynamics = .full
    func rows(discarded: Double, production: Double) -> [String: Estimate] {
      (record.discardedTime, record.productionTime) = (discarded, production)
      let rows = Validation(record).rows.filter { $0.source == .solution }
      return Dictionary(uniqueKeysWithValues: rows.map { ($0.quantity, $0.prediction) })
    }
    let (short, long) = (rows(discarded: 0, production: 1), rows(discarded: 500, production: 1e4))
    // A bend of 0.7 %, as of the reference case C1f.
    let voltage = try #require(short["voltage"])
    #expect((0.002...0.004).contains(voltage.error / voltage.value) && long["voltage"] == voltage, "\(voltage)")
    let (early, late) = (try #require(short["P_R"]), try #require(long["P_R"]))
    // Both have what lies beyond the ends besides.
    #expect((0.0035...0.0042).contains((early.error - late.error) / early.value), "\(early), \(late)")
  }

  @Test("formulas of endless wires: what lies beyond the ends of the run's counts as an error") func ends() throws {
    func error(halfLength: Double) throws -> Double {
      var synthetic = SyntheticRecord()
      synthetic.system.halfLength = halfLength
      let rows = Validation(try synthetic.record()).rows
      let row = try #require(rows.first { number($0)?.0 == "47" })
      return row.prediction.error / abs(row.prediction.value)
    }
    // e^-4 of what relaxes over a mean free path, and nothing to speak of.
    #expect((0.005...0.05).contains(try error(halfLength: 4)))
    #expect(try error(halfLength: 16) < 1e-6)
  }

  @Test("what rounding leaves of a density that is zero refutes nothing") func rounding() throws {
    var synthetic = SyntheticRecord()
    (synthetic.system.screening, synthetic.system.relaxation) = (.neutral, .relaxationTime)
    var record = try synthetic.record()
    record.deck.system.dynamics = .full
    record.quantities = record.quantities.map { quantity in
      guard quantity.name == "density" else { return quantity }
      var left = quantity
      left.value = quantity.value.map { _ in -1.5e-17 }
      left.error = quantity.value.map { _ in 2e-18 }
      left.batches = quantity.batches.enumerated().map { index, batch in
        batch.map { _ in -1.5e-17 + 1e-17 * Double(index % 5 - 2) }
      }
      return left
    }
    let rows = Validation(record).rows.filter { number($0)?.0 == "E1" }
    #expect(!rows.isEmpty && rows.allSatisfy { $0.verdict == .consistent }, "\(rows.map(\.z))")
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
