import Foundation
import NichromeModel
import NichromeTheory
import Testing

@Suite("Formulas: catalogue, document, derivatives") struct FormulaDocumentTests {
  private static let document = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("docs/formulas.md")

  @Test("docs/formulas.md has the row of every formula, and no other") func document() throws {
    let lines = try String(contentsOf: Self.document, encoding: .utf8).split(separator: "\n").map(String.init)
    let rows = Formula.all.map { "| (\($0.number)) | \($0.quantity) | \($0.closure.rawValue) | \($0.verdict) |" }
    #expect(lines.filter { $0.hasPrefix("| (") } == rows)
  }

  @Test("Numbers are unique") func unique() { #expect(Set(Formula.all.map(\.number)).count == Formula.all.count) }

  @Test("Derivatives of T(E) are those of its values", arguments: laws + [.barrier(height: 1.1, thickness: 4)])
  func derivatives(law: TransmissionLaw) throws {
    let found = try TransmissionExpansion(of: law)
    // Central differences, error h^2/4 times two more derivatives: h is small on the scale T/T' as well.
    let scale = min(found.width, abs(found.value / found.slope), 10)
    let h = 2e-3 * scale
    let value = { (n: Double) in law.probability(at: 1 + n * h) }
    let first = (value(1) - value(-1)) / (2 * h)
    let second = (value(1) - 2 * value(0) + value(-1)) / (h * h)
    let third = (value(2) - 2 * value(1) + 2 * value(-1) - value(-2)) / (2 * h * h * h)
    #expect(abs(found.slope - first) * scale < 1e-4 * found.value)
    #expect(abs(found.curvature - second) * scale * scale < 1e-4 * found.value)
    #expect(abs(found.third - third) * scale * scale * scale < 1e-3 * found.value)
  }
}
