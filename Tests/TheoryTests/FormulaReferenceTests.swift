import NichromeTheory
import Testing

@Suite("Formulas against reference numbers") struct FormulaReferenceTests {
  @Test("There are four points of four closures") func count() { #expect(FormulaReference.points.count == 16) }

  /// The file has twelve digits, and a difference of two numbers may have lost two of them.
  @Test("Corrected and printed forms, every number of the file", arguments: FormulaReference.points)
  func reproduced(point: FormulaReference.Point) throws {
    var compared = 0
    for (form, numbers) in point.numbers where form != "exact" {
      for (key, number, factor) in FormulaReference.formulas[point.closure] ?? [] {
        let formula = try #require(Formula.numbered(number))
        let found =
          form == "welt_printed" ? try formula.printed(point.parameters) : try formula.corrected(point.parameters)
        guard let found else { continue }
        for entry in found.entries {
          guard let expected = numbers[key + (entry.label == "value" ? "" : entry.label)] else { continue }
          compared += 1
          let message = "(\(number)) \(form) \(key)\(entry.label): \(entry.value ?? .nan), \(expected ?? .nan)"
          guard let expected else {
            #expect(entry.value == nil, "\(message)")
            continue
          }
          let value = factor * (try #require(entry.value, "\(message)"))
          #expect(abs(value - expected) <= 1e-9 * abs(expected), "\(message)")
        }
      }
    }
    #expect(compared >= 12, "\(compared) numbers compared")
  }

  @Test("Where (60) as printed denies a spot, the reference has none printed", arguments: FormulaReference.points)
  func printedSpots(point: FormulaReference.Point) throws {
    guard point.closure == .meanFreePath else { return }
    let formula = try #require(Formula.numbered("60"))
    let condition = try #require(try formula.printed(point.parameters))
    for entry in condition.entries { #expect(try #require(entry.value) < 1) }
    #expect(point.numbers["welt_printed"]?["spot_L"] == .some(nil))
  }
}
