import Foundation
import NichromeModel
import Testing

@Suite("Tables of transmission beside the deck")
struct TableFileTests {
  /// Reads `deck` with `csv` beside it as t.csv.
  private func read(_ csv: String, deck: String) throws -> Deck {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("nichrome-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try csv.write(to: folder.appendingPathComponent("t.csv"), atomically: true, encoding: .utf8)
    let path = folder.appendingPathComponent("deck.yaml").path
    try deck.write(toFile: path, atomically: true, encoding: .utf8)
    return try Deck(contentsOf: path)
  }

  private let reduced = SampleDecks.edit([12: "    shape: table", 13: "    file: t.csv", 14: nil])
  private let physical = SampleDecks.edit(
    [17: "    shape: table", 18: "    file: t.csv", 19: nil], in: SampleDecks.physical)

  @Test(
    "the header says the unit; plain `energy` is in eV, or in mu0 in a reduced deck",
    arguments: [
      ("energy,transmission\n0,0\n0.008,0.5\n0.016,1", true), ("energy_eV,transmission\n0,0\n0.008,0.5\n0.016,1", true),
      ("# from a solver\n\nenergy_meV , transmission\n0,0\n8,0.5\n# middle\n16,1\n", true),
      ("transmission,energy_mu0\r\n0,0\r\n0.5,1\r\n1,2\r\n", true), ("energy,transmission\n0,0\n1,0.5\n2,1", false),
      ("energy_mu0,transmission\n0,0\n1,0.5\n2,1", false),
    ])
  func units(csv: String, isPhysical: Bool) throws {
    let deck = try read(csv, deck: isPhysical ? physical : reduced)
    guard case .table(let table) = deck.system.scatterer.transmission else {
      Issue.record("\(deck.system.scatterer.transmission)")
      return
    }
    #expect(table.values == [0, 0.5, 1])
    #expect(zip(table.energies, [0, 1, 2]).allSatisfy { abs($0 - $1) < 1e-14 }, "\(table.energies)")
  }

  @Test(
    "a bad table is refused with its line",
    arguments: [
      ("", 1, "the table is empty"), ("# only\n", 1, "the table is empty"),
      ("1,2\n3,4\n", 1, "header names no columns"),
      ("energy,transmission,phase\n", 1, "header names no columns"),
      ("energy_nm,transmission\n", 1, "no unit of energy"),
      ("energy,transmission\n1,0.5\n", 2, "fewer than two rows"),
      ("energy,transmission\n1,0.5\n1,0.6\n", 3, "does not increase"),
      ("energy,transmission\n1,0.5\n#\n2,1.1\n", 4, "not between 0 and 1"),
      ("energy,transmission\n1,0.5\n2,nan\n", 3, "not two finite numbers"),
      ("energy,transmission\n1,0.5\n2,0.5,7\n", 3, "3 fields instead of 2"),
    ])
  func refused(csv: String, line: Int, fragment: String) throws {
    let error = #expect(throws: DeckError.self) { try read(csv, deck: reduced) }
    let problems = try #require(error).problems
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.first?.line == line)
    #expect(problems.first?.file == "t.csv")
    #expect(problems.first?.key == "scatterer.transmission.file")
    #expect(problems.first?.problem.contains(fragment) == true, "\(problems)")
  }

  @Test("electron volts in a reduced deck are refused")
  func noScale() throws {
    let error = #expect(throws: DeckError.self) { try read("energy_eV,transmission\n0,0\n1,1\n", deck: reduced) }
    #expect(error?.problems.first?.reason.contains("wire.fermiEnergy") == true)
    #expect(error?.problems.first?.line == 13)
  }
}
