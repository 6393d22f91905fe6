import Foundation
import NichromeModel
import Testing

@Suite("Tables of mean free paths") struct RelaxationTableTests {
  @Test("A table of a power is that power", arguments: [-1.0, 0, 0.5, 1, 2]) func power(exponent: Double) {
    let power = RelaxationLaw(exponent: exponent)
    let law = RelaxationLaw(table: RelaxationTable(over: 1e-3...20, points: 9) { 7 * pow($0, 0.5 * exponent) })
    for x in [1e-3, 0.02, 0.7, 1, 1.3, 20] {
      #expect(abs(law.meanFreePath(kineticEnergy: x) / power.meanFreePath(kineticEnergy: x) - 1) < 1e-13)
      #expect(abs(law.rate(kineticEnergy: x) / power.rate(kineticEnergy: x) - 1) < 1e-13)
    }
    #expect(law.exponent == nil && law.name == "table" && power.table == nil)
  }

  @Test("Lengths are in units of that at mu0, whatever unit they are given in; constant beyond the ends") func unit() {
    func matthiessen(_ x: Double) -> Double { 250 / (0.4 + 0.6 / x) }
    let table = RelaxationTable(over: 0.01...5, points: 300, of: matthiessen)
    #expect(abs(table.meanFreePath(kineticEnergy: 1) - 1) < 1e-15)
    for x in stride(from: 0.01, through: 5, by: 0.013) {
      // Chords of ln l over steps of 2 % in x.
      #expect(abs(table.meanFreePath(kineticEnergy: x) / (matthiessen(x) / 250) - 1) < 2e-5)
    }
    #expect(table.meanFreePath(kineticEnergy: 0) == table.meanFreePath(kineticEnergy: 0.005))
    #expect(table.energies.count == 300 && table.domain == 0.01...5)
  }

  @Test("What is stored is read again to the bit; powers as ever") func coding() throws {
    let laws = [
      RelaxationLaw(table: RelaxationTable(energies: [0.013, 0.7, 1.9], lengths: [0.31, 0.77, 1.3])),
      RelaxationLaw(exponent: 0.7),
    ]
    for law in laws {
      let data = try JSONEncoder().encode(law)
      let read = try JSONDecoder().decode(RelaxationLaw.self, from: data)
      #expect(read == law && read.table?.lengths == law.table?.lengths)
    }
    #expect(String(decoding: try JSONEncoder().encode(laws[1]), as: UTF8.self) == #"{"exponent":0.7}"#)
    #expect(laws[0] != laws[1])
  }

  @Test(
    "A stored table that is none is refused",
    arguments: [
      (#"{"energies":[0.5,2],"lengths":[1,1]}"#, true), (#"{"energies":[0.5],"lengths":[1]}"#, false),
      (#"{"energies":[0.5,2],"lengths":[1]}"#, false), (#"{"energies":[2,0.5],"lengths":[1,1]}"#, false),
      (#"{"energies":[0.5,2],"lengths":[1,-1]}"#, false), (#"{"energies":[0.5,2],"lengths":[2,2]}"#, false),
      (#"{"energies":[1.5,2],"lengths":[1,1]}"#, false), (#"{"energies":[1e-5,2],"lengths":[1,1]}"#, false),
    ])
  func decoding(json: String, isTable: Bool) {
    #expect(((try? JSONDecoder().decode(RelaxationTable.self, from: Data(json.utf8))) != nil) == isTable)
  }

  @Test("Nonsense is a mistake of the program") func preconditions() async {
    await #expect(processExitsWith: .failure) { _ = RelaxationTable(energies: [0.5, 2], lengths: [1, 0]) }
    await #expect(processExitsWith: .failure) { _ = RelaxationTable(over: 1.2...2, points: 10) { $0 } }
    await #expect(processExitsWith: .failure) { _ = RelaxationTable(over: 0...2, points: 10) { $0 } }
  }
}
