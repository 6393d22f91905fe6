import NichromeModel
import NichromeTheory
import Testing

/// Systems at and beyond the edge of what the formulas are for.
@Suite("Formulas outside their domain") struct FormulaDomainTests {
  struct Awkward: Sendable, CustomTestStringConvertible {
    let name: String
    let system: System
    var testDescription: String { name }

    init(
      _ name: String, _ transmission: TransmissionLaw = .linear(value: 0.4, slope: 0.5),
      drive: Drive = .current(0.01), temperature: Double = 0.05, exponent: Double = 0, screening: Double? = 20,
      length: Double = 0.1, permittivityRatio: Double = 1
    ) {
      self.name = name
      system = System(
        temperature: temperature, relaxation: RelaxationLaw(exponent: exponent),
        screening: screening.map { .poisson(wavenumber: $0) } ?? .neutral, halfLength: 12,
        scatterer: Scatterer(length: length, permittivityRatio: permittivityRatio, transmission: transmission),
        drive: drive)
    }
  }

  static let knots = [0.5, 0.75, 1, 1.25, 1.5]
  static let table = TransmissionTable(energies: knots, values: [0.1, 0.3, 0.5, 0.6, 0.65])

  static let systems: [Awkward] = [0.0, 0.5, 1].flatMap { exponent in
    [
      Awkward("T = 1", .constant(value: 1), exponent: exponent),
      Awkward("T = 1 in a neutral wire", .constant(value: 1), exponent: exponent, screening: nil),
      Awkward("T = 0", .constant(value: 0), exponent: exponent),
      Awkward("T = 0 with a voltage", .constant(value: 0), drive: .voltage(0.02), exponent: exponent),
      Awkward("T = 1e-12", .constant(value: 1e-12), exponent: exponent),
      Awkward("T = 1 - 1e-12", .constant(value: 1 - 1e-12), exponent: exponent),
      Awkward("clipped at mu0", .linear(value: 1, slope: -0.5), exponent: exponent),
      Awkward("clipped to zero at mu0", .linear(value: 0, slope: 0.5), exponent: exponent),
      Awkward("a point of the table at mu0", .table(table), exponent: exponent),
      Awkward("a line narrower than theta", .lorentzian(peak: 0.9, center: 1, width: 1e-3), exponent: exponent),
      Awkward("a line far above", .gaussian(peak: 0.9, center: 40, width: 0.02), exponent: exponent),
      Awkward("a barrier at mu0", .barrier(height: 1, thickness: 4), exponent: exponent),
      Awkward("no k_s", exponent: exponent, screening: nil),
      Awkward("K = 1", exponent: exponent, screening: 1),
      Awkward("K = 1e-9", exponent: exponent, screening: 1e-9),
      Awkward("K = 1e9", exponent: exponent, screening: 1e9),
      Awkward("no current", drive: .current(0), exponent: exponent),
      Awkward("no voltage", drive: .voltage(0), exponent: exponent),
      Awkward("no current, neutral", drive: .current(0), exponent: exponent, screening: nil),
      Awkward("reversed", drive: .voltage(-0.1), exponent: exponent),
      Awkward("u = 3", drive: .voltage(3), exponent: exponent),
      Awkward("theta = 10", temperature: 10, exponent: exponent),
      Awkward("theta = 0", temperature: 0, exponent: exponent),
      Awkward("no length", exponent: exponent, length: 0),
      Awkward("a screening scatterer", exponent: exponent, permittivityRatio: 1e9),
    ]
  }

  @Test("Every formula has finite values, or says that there is none, or why it does not apply", arguments: systems)
  func answered(awkward: Awkward) {
    let parameters = FormulaParameters(awkward.system)
    for formula in Formula.all {
      let name = "(\(formula.number)), \(awkward.name)"
      do throws(FormulaDomain) {
        let corrected = try formula.corrected(parameters)
        let printed = (try? formula.printed(parameters)) ?? nil
        for entry in corrected.entries + (printed?.entries ?? []) {
          #expect(entry.value?.isFinite ?? true, "\(name): \(entry)")
        }
      } catch {
        #expect(!error.description.isEmpty && !error.description.contains("nan"), "\(name): \(error)")
      }
    }
  }

  /// What `nichrome theory` goes through, over everything a deck may ask for and more.
  static let grid: [Awkward] = [0.0, 1e-3, 1, 10].flatMap { temperature in
    let laws: [(String, TransmissionLaw)] = [
      ("T0 = 0", .constant(value: 0)), ("T0 = 1", .constant(value: 1)), ("a kink", .linear(value: 1, slope: -0.5)),
      ("a knot", .table(table)), ("a line", .lorentzian(peak: 1, center: 1, width: 0.01)),
    ]
    let drives: [Drive] = [.voltage(0), .current(0), .voltage(0.02), .current(-0.02)]
    return laws.flatMap { name, law in
      drives.enumerated().map { index, drive in
        // Every law meets both relaxation laws, with and without screening, as the drive changes.
        Awkward(
          "\(name), theta = \(temperature), \(drive)", law, drive: drive, temperature: temperature,
          exponent: Double(index % 2), screening: index < 2 ? nil : 20)
      }
    }
  }

  @Test("Predictions: values that are numbers, or a reason, also at theta = 0 exactly", arguments: grid)
  func predicted(awkward: Awkward) {
    for prediction in Formula.predictions(for: awkward.system) {
      let name = "(\(prediction.formula.number)), \(awkward.name)"
      switch prediction.outcome {
      case .values(let printed, let corrected):
        for entry in corrected.entries + (printed?.entries ?? []) {
          #expect(entry.value?.isFinite ?? true, "\(name): \(entry)")
        }
      case .notApplicable(let because): #expect(!because.description.contains("nan"), "\(name): \(because)")
      }
    }
  }

  @Test("The reasons are the right ones") func reasons() {
    func reason(_ number: String, _ name: String, exponent: Double = 0) -> FormulaDomain? {
      let awkward = Self.systems.first { $0.name == name && $0.system.relaxation.exponent == exponent }!
      let prediction = Formula.predictions(for: awkward.system).first { $0.formula.number == number }!
      if case .notApplicable(let because) = prediction.outcome { return because }
      return nil
    }
    #expect(reason("29", "T = 1") == .perfectTransmission)
    #expect(reason("29", "T = 0") == .opaque)
    #expect(reason("29", "no k_s") == .neutral)
    #expect(reason("C9", "K = 1") == .finiteScreening(1))
    #expect(reason("39", "K = 1") == .relaxationLaw(expected: 1, found: 0))
    #expect(reason("B9", "K = 1") == .pole)
    #expect(reason("66", "K = 1", exponent: 1) == .pole)
    #expect(reason("35", "K = 1", exponent: 1) == .notAtHand)
    #expect(reason("57", "clipped at mu0") == .kink("the line is clipped there"))
    #expect(reason("57", "a point of the table at mu0") == .kink("a point of the table"))
    #expect(reason("57", "a line narrower than theta")?.description.contains("theta is too large") == true)
  }
}
