import Foundation
import NichromeModel
import Testing

@Suite("Tables of mean free paths beside the deck") struct RelaxationFileTests {
  /// Reads `deck` with `csv` beside it as l.csv.
  private func read(_ csv: String, deck: String) throws -> Deck {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("nichrome-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try csv.write(to: folder.appendingPathComponent("l.csv"), atomically: true, encoding: .utf8)
    let path = folder.appendingPathComponent("deck.yaml").path
    try deck.write(toFile: path, atomically: true, encoding: .utf8)
    return try Deck(contentsOf: path)
  }

  private let reduced = SampleDecks.edit([5: "    law: table\n    file: l.csv"])
  private let physical = SampleDecks.edit(
    [8: "    law: table", 9: "    file: l.csv"], in: SampleDecks.physical)

  @Test("Lengths in a unit give l0, the one at mu0 = 8 meV; relative ones need the key length")
  func units() throws {
    let deck = try read("# of a solver\nenergy_meV,length_nm\n2,150\n8,600\n32,2400\n", deck: physical)
    let table = try #require(deck.system.relaxation.table)
    #expect(zip(table.energies, [0.25, 1, 4]).allSatisfy { abs($0 - $1) < 1e-14 })
    #expect(zip(table.lengths, [0.25, 1, 4]).allSatisfy { abs($0 - $1) < 1e-14 })
    #expect(abs(try #require(deck.scales).length / 600e-9 - 1) < 1e-12)
    let withLength = physical.replacingOccurrences(of: "file: l.csv", with: "file: l.csv\n    length: 400 nm")
    let relative = try read("energy_mu0,length_l0\n0.25,0.5\n4,2", deck: withLength)
    #expect(abs(try #require(relative.scales).length / 400e-9 - 1) < 1e-12)
    #expect(abs(relative.system.relaxation.meanFreePath(kineticEnergy: 2.25) - 1.5) < 1e-13)
    let plain = try read("energy_mu0,length_l0\n0.25,1\n4,4", deck: reduced)
    #expect(plain.scales == nil && abs(plain.system.relaxation.meanFreePath(kineticEnergy: 1) - 1) < 1e-13)
  }

  @Test(
    "A bad table is refused with its line",
    arguments: [
      ("", 1, "fewer than two rows"), ("energy,length\n", 1, "header names no columns"),
      ("energy_nm,length_nm\n", 1, "header names no columns"), ("energy_kT,length_l0\n", 1, "header names no columns"),
      ("energy_mu0,length_l0\n1,0.5\n", 1, "fewer than two rows"),
      ("energy_mu0,length_l0\n1,0.5\n1,0.6\n", 3, "does not increase"),
      ("energy_mu0,length_l0\n0.1,0.5\n#\n2,0\n", 4, "not above 0"),
      ("energy_mu0,length_l0\n0,0.5\n2,1\n", 2, "not above 0"),
      ("energy_mu0,length_l0\n1,0.5\n2,nan\n", 3, "not two finite numbers"),
    ])
  func refused(csv: String, line: Int, fragment: String) throws {
    let error = #expect(throws: DeckError.self) { try read(csv, deck: reduced) }
    let problems = try #require(error).problems
    #expect(problems.count == 1 && problems.first?.line == line, "\(problems)")
    #expect(problems.first?.key == "wire.relaxation.file" && problems.first?.file == "l.csv")
    #expect(problems.first?.problem.contains(fragment) == true, "\(problems)")
  }

  @Test(
    "What a table cannot say is refused in the deck",
    arguments: [
      ("energy_mu0,length_l0\n0.1,1\n0.9,1\n", "one side of mu0"),
      ("energy_mu0,length_l0\n1e-5,1\n2,1\n", "begins at"),
      ("energy_mu0,length_l0\n0.1,1e-300\n2,1e300\n", "times the shortest"),
      ("energy_meV,length_l0\n0.1,1\n0.9,1\n", "cannot be converted"),
      ("energy_mu0,length_nm\n0.1,1\n2,1\n", "no meaning without"),
    ])
  func beyond(csv: String, fragment: String) throws {
    let error = #expect(throws: DeckError.self) { try read(csv, deck: reduced) }
    #expect(
      error?.problems.count == 1 && error?.problems.first?.problem.contains(fragment) == true,
      "\(String(describing: error))")
    let both = physical.replacingOccurrences(of: "file: l.csv", with: "file: l.csv\n    length: 400 nm")
    let twice = #expect(throws: DeckError.self) { try read("energy_meV,length_nm\n1,1\n9,1\n", deck: both) }
    #expect(twice?.problems.first?.problem.contains("given together") == true)
  }
}
