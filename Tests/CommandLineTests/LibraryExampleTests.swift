import Foundation
import Testing

@Suite("The example of docs/library.md")
struct LibraryExampleTests {
  @Test("the page shows the code that is compiled here") func text() throws {
    let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let code = try String(contentsOf: here.appendingPathComponent("LibraryExample.swift"), encoding: .utf8)
    let root = here.deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(contentsOf: root.appendingPathComponent("docs/library.md"), encoding: .utf8)
    #expect(page.contains("```swift\n" + code + "```"))
  }

  @Test("it runs, for any exponent of the mean free path", arguments: [1.0, 0.5]) func run(exponent: Double) throws {
    let record = try fanoRun(asymmetry: 1.2, exponent: exponent)
    #expect(record.status == .complete && record.deck.system.relaxation.exponent == exponent)
    let voltage = record.scalar("voltage")
    #expect(voltage.value > 0 && abs(record.scalar("current").value / 0.05 - 1) < 0.05)
    let counts = record.transmission
    let expected = counts.expected.reduce(0, +)
    #expect(abs(counts.transmissions.reduce(0, +) - expected) < 5 * expected.squareRoot())
  }
}
