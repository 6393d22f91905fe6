import Foundation
import Testing

@Suite("nichrome theory")
struct TheoryCommandTests {
  @Test("the tables name the dynamics, what does not apply and why; nothing is written")
  func text() throws {
    try Command.inFolder { command in
      try command.write(TestDeck.text(), to: "deck.yaml")
      let result = try command.run("theory", "deck.yaml")
      #expect(result.code == 0 && result.complaint.isEmpty)
      for part in ["E3", "full dynamics", "strong-Coulomb limit", "not applicable, because", "regime"] {
        #expect(result.output.contains(part), "\(part)")
      }
      #expect(try command.files() == ["deck.yaml"])
    }
  }

  @Test("JSON maps each number to its values, finite or null")
  func json() throws {
    try Command.inFolder { command in
      try command.write(TestDeck.text(temperature: "0.01 mu0"), to: "deck.yaml")
      let result = try command.run("theory", "deck.yaml", "--json")
      let root = try #require(
        try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
      let formulas = try #require(root["formulas"] as? [String: [String: Any]])
      let current = try #require(formulas["E3"]?["corrected"] as? [String: Double])
      // T0 = 0.45, u = 0.02.
      #expect(abs(try #require(current["value"]) / 0.0164 - 1) < 0.02)
      #expect(formulas["29"]?["applicable"] as? Bool == false)
      #expect((formulas["29"]?["because"] as? String)?.isEmpty == false)
      #expect(formulas["E4"]?["corrected_si"] != nil && formulas["E4"]?["regime"] != nil)
      #expect(!result.output.contains("nan") && !result.output.contains("inf,"))
    }
  }

  /// Keys of an object of the output, and whether docs/formulas.md names each of them.
  private func expectKeys(_ object: [String: Any], _ expected: Set<String>, _ document: String) {
    #expect(Set(object.keys) == expected)
    for key in expected { #expect(document.contains("`\(key)`"), "\(key) is not documented") }
  }

  @Test("the keys of the JSON are those of docs/formulas.md") func keys() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("docs/formulas.md")
    let document = try String(contentsOf: file, encoding: .utf8)
    try Command.inFolder { command in
      try command.write(TestDeck.text(temperature: "0.01 mu0"), to: "deck.yaml")
      let result = try command.run("theory", "deck.yaml", "--json")
      let root = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
      expectKeys(root, ["title", "parameters", "warnings", "formulas"], document)
      let parameters = try #require(root["parameters"] as? [String: Any])
      let drive = parameters["voltage"] == nil ? "current" : "voltage"
      expectKeys(
        parameters,
        [
          "theta", "exponent", "screening", "scattererLength", "permittivityRatio", drive, "T0", "T0'", "T0''", "T0'''",
        ], document)
      let formulas = try #require(root["formulas"] as? [String: [String: Any]])
      let about: Set = ["quantity", "closure", "unit", "verdict", "isCorrected", "applicable"]
      expectKeys(try #require(formulas["35"]), about.union(["because"]), document)
      let values: Set = ["printed", "corrected", "unit_si", "printed_si", "corrected_si", "regime"]
      let current = try #require(formulas["E3"])
      expectKeys(current, about.union(values), document)
      expectKeys(
        try #require(current["regime"] as? [String: Any]),
        ["inside", "remarks", "voltage", "theta", "thermalOverWidth", "voltageOverWidth"], document)
    }
  }

  @Test("a bad deck: exit 2") func badDeck() throws {
    try Command.inFolder { command in
      try command.write(TestDeck.text(temperature: "-4 K"), to: "bad.yaml")
      let result = try command.run("theory", "bad.yaml")
      #expect(result.code == 2 && result.output.isEmpty && result.complaint.contains("wire.temperature"))
      #expect(try command.run("theory").code == 2)
    }
  }
}
