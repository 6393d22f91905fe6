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

  /// P_T = iota u_ext for any law of relaxation: the energy the source gives and the phonons take.
  @Test("it runs with a mean free path of one's own") func relaxation() throws {
    let record = try twoWaysRun(share: 0.4)
    let table = try #require(record.deck.system.relaxation.table)
    #expect(record.status == .complete && abs(table.meanFreePath(kineticEnergy: 1) - 1) < 1e-14)
    let (total, drop) = (record.scalar("excessHeatTotal"), record.scalar("extrapolatedVoltage"))
    let work = 0.05 * drop.value
    #expect(work > 0 && abs(total.value - work) < 5 * (total.error + 0.05 * drop.error), "\(total), \(drop)")
  }
}
