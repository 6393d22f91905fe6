import Foundation
import NichromeModel
import NichromeRunFile
import Testing

@Suite("A transmission law written and read back")
struct TransmissionRoundTripTests {
  /// Energies whose reduced values are no short decimals, in a table with an inner maximum.
  private static let table = "energy_meV,transmission\n7.1,0.05\n7.9,0.31\n8.3,0.97\n9.7,0.6\n11,0.62\n"

  private static let shapes = [
    "shape: table, file: t.csv", "shape: barrier, height: 8.7 meV, thickness: 11 nm",
    "shape: lorentzian, peak: 0.9, center: 8.1 meV, width: 0.3 meV", "shape: constant, value: 0.3",
  ]

  @Test("is the same law, bit for bit, when deck and table are gone", arguments: shapes)
  func roundTrip(shape: String) throws {
    try withTemporaryFolder { folder in
      let deck = try Self.deck(shape, in: folder)
      var record = Synthetic.record(scales: deck.scales)
      record.deck = deck
      try record.write(to: folder + "/run.nc")
      for name in ["deck.yaml", "t.csv"] { try FileManager.default.removeItem(atPath: folder + "/" + name) }
      let read = try RunRecord(contentsOf: folder + "/run.nc").deck
      #expect(read.system == deck.system && read.scales == deck.scales && read.text == deck.text)
      let (found, wanted) = (read.system.scatterer.transmission, deck.system.scatterer.transmission)
      #expect(found.name == shape.dropFirst("shape: ".count).prefix { $0 != "," })
      for energy in stride(from: 0.5, through: 2, by: 0.01) {
        #expect(found.probability(at: energy) == wanted.probability(at: energy))
      }
    }
  }

  @Test("a table is its points in the JSON of a summary")
  func summary() throws {
    try withTemporaryFolder { folder in
      var record = Synthetic.record()
      record.deck = try Self.deck(Self.shapes[0], in: folder)
      guard case .table(let table) = record.deck.system.scatterer.transmission else {
        Issue.record("\(record.deck.system.scatterer.transmission)")
        return
      }
      let json = try JSONSerialization.jsonObject(with: Data(Summary(record).json.text.utf8)) as? [String: Any]
      let law = try #require((json?["parameters"] as? [String: Any])?["transmission"] as? [String: Any])
      #expect(law.keys.sorted() == ["energies", "shape", "values"] && law["shape"] as? String == "table")
      #expect(law["values"] as? [Double] == [0.05, 0.31, 0.97, 0.6, 0.62])
      let energies = try #require(law["energies"] as? [Double])
      #expect(energies.count == 5 && zip(energies, table.energies).allSatisfy { abs($0 - $1) <= 1e-15 })
    }
  }

  @Test(
    "a stored table that is none is refused",
    arguments: [
      (#"{"energies":[1,2],"values":[0.1,0.2]}"#, true), (#"{"energies":[1],"values":[0.1]}"#, false),
      (#"{"energies":[1,2],"values":[0.1]}"#, false), (#"{"energies":[2,1],"values":[0.1,0.2]}"#, false),
      (#"{"energies":[1,2],"values":[0.1,1.2]}"#, false),
    ])
  func decoding(json: String, isTable: Bool) {
    let table = try? JSONDecoder().decode(TransmissionTable.self, from: Data(json.utf8))
    #expect((table != nil) == isTable)
  }

  /// A deck with the law `shape`, read from `folder`.
  private static func deck(_ shape: String, in folder: String) throws -> Deck {
    try Data(table.utf8).write(to: URL(fileURLWithPath: folder + "/t.csv"))
    let text = """
      title: Laws
      wire:
        fermiEnergy: 8.3 meV
        effectiveMass: 0.067
        temperature: 4.2 K
        relaxation: {law: meanFreePath, length: 300 nm}
        screening: neutral
        halfLength: 12 l0
      scatterer:
        length: 0.1 l0
        permittivityRatio: 1
        transmission: {\(shape)}
      drive: {voltage: 0.1 mV}
      tallies: {bins: \(Synthetic.bins)}
      """
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/deck.yaml"))
    return try Deck(contentsOf: folder + "/deck.yaml")
  }
}
