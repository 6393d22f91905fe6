import NichromeModel
import Testing

@Suite("Quantities are numbers and units")
struct MeasureTests {
  @Test(
    "every unit of the language is read, with and without a blank",
    arguments: Unit.all)
  func everyUnit(unit: Unit) throws {
    for text in ["2.5 \(unit.symbol)", "2.5\(unit.symbol)", "  2.5   \(unit.symbol) "] {
      #expect(try Measure(text) == Measure(value: 2.5, unit: unit), "\(text)")
    }
  }

  @Test(
    "numbers are decimal, with optional sign, point and exponent",
    arguments: [
      ("8 meV", 8.0), ("-0.5 mu0", -0.5), ("+1e-3 K", 1e-3), (".5 l0", 0.5), ("5. nm", 5.0), ("1E3 ps", 1000.0),
      ("2eV", 2.0), ("1e-2eV", 0.01),
    ])
  func numbers(text: String, value: Double) throws {
    let measure = try Measure(text)
    #expect(measure.value == value)
    #expect(measure.unit != nil)
  }

  @Test(
    "what is no quantity says why",
    arguments: [
      ("", Measure.Failure.notANumber), ("meV", .notANumber), ("- 3 K", .notANumber), ("nan", .notFinite),
      ("-.inf K", .notFinite), ("Infinity", .notFinite), ("1e400 K", .notFinite), ("1,5 ps", .decimalComma),
      ("3 kelvin", .unknownUnit("kelvin", nearest: nil)), ("3 Kt", .unknownUnit("Kt", nearest: "kT")),
      ("3 mu", .unknownUnit("mu", nearest: "mu0")), ("1 2 K", .unknownUnit("2 K", nearest: nil)),
    ])
  func failures(text: String, failure: Measure.Failure) {
    #expect(throws: failure) { try Measure(text) }
  }

  @Test("both micro signs and a decomposed Å are understood")
  func spellings() throws {
    #expect(try Measure("3 \u{3bc}m").unit == Unit.named("\u{b5}m"))
    #expect(try Measure("3 A\u{30a}").unit?.dimension == .length)
  }
}
