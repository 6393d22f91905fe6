import Foundation
import NichromeModel
import NichromeRunFile
import Testing

@Suite("A table of mean free paths written and read back") struct RelaxationRoundTripTests {
  private static let table = RelaxationTable(over: 0.003...7.1, points: 37) { 1 / (0.3 + 0.7 / $0) }

  private static var record: RunRecord {
    var record = Synthetic.record()
    record.deck.system.relaxation = RelaxationLaw(table: table)
    return record
  }

  @Test("is the same law in a result and in a checkpoint, bit for bit") func roundTrip() throws {
    try withTemporaryFolder { folder in
      try Self.record.write(to: folder + "/run.nc")
      let deck = try RunRecord(contentsOf: folder + "/run.nc").deck
      let checkpoint = Checkpoint(deck: Self.record.deck, version: "1", seconds: 1, status: .unfinished, state: [])
      try checkpoint.write(to: folder + "/run.checkpoint")
      let kept = try Checkpoint(contentsOf: folder + "/run.checkpoint").deck
      for law in [deck.system.relaxation, kept.system.relaxation] {
        let found = try #require(law.table)
        #expect(found.energies == Self.table.energies && found.lengths == Self.table.lengths)
        for x in [0, 0.01, 1, 1.37, 40] {
          #expect(found.meanFreePath(kineticEnergy: x) == Self.table.meanFreePath(kineticEnergy: x))
        }
      }
      #expect(deck.system == Self.record.deck.system && deck.system != Synthetic.record().deck.system)
    }
  }

  @Test("is its points in the JSON of a summary, which has no exponent then") func summary() throws {
    let json = try JSONSerialization.jsonObject(with: Data(Summary(Self.record).json.text.utf8)) as? [String: Any]
    let parameters = try #require(json?["parameters"] as? [String: Any])
    #expect(parameters["exponent"] is NSNull)
    let law = try #require(parameters["relaxationTable"] as? [String: Any])
    #expect(law.keys.sorted() == ["energies", "lengths"] && (law["energies"] as? [Double])?.count == 37)
    let power =
      try JSONSerialization.jsonObject(with: Data(Summary(Synthetic.record()).json.text.utf8)) as? [String: Any]
    #expect((power?["parameters"] as? [String: Any])?["relaxationTable"] == nil)
  }
}
