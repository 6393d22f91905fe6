import Foundation
import Testing

@Suite("nichrome explain")
struct ExplainTests {
  private func quantities(_ text: String) throws -> [String: [String: Any]] {
    var found: [String: [String: Any]] = [:]
    try Command.inFolder { command in
      try command.write(text, to: "deck.yaml")
      let result = try command.run("explain", "deck.yaml", "--json")
      #expect(result.code == 0 && result.complaint.isEmpty)
      let root = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
      for row in try #require(root["quantities"] as? [[String: Any]]) {
        let symbol = try #require(row["symbol"] as? String)
        #expect(found[symbol] == nil && row["formula"] as? String != "")
        found[symbol] = row
      }
    }
    return found
  }

  /// 8 meV and 0.067 m_e by hand: v0 = 2.0493e5 m/s, l0 = 1.5 ps v0 = 307.4 nm, I0 = 0.6198 uA, T0 = 1/(1 + e^0.2).
  @Test("the numbers of a deck in real units are those of a hand calculation") func values() throws {
    let rows = try quantities(TestDeck.text())
    let si = [
      "mu0": 8e-3, "v0": 2.0493e5, "l0": 3.0739e-7, "tau0": 1.5e-12, "I0": 6.1980e-7, "theta": 0.8e-3, "k0": 1.1861e8,
      "u": 1.6e-4,
    ]
    for (symbol, expected) in si {
      let value = try #require(rows[symbol]?["value_si"] as? Double, "\(symbol)")
      #expect(abs(value / expected - 1) < 2e-4, "\(symbol): \(value), expected \(expected)")
    }
    let reduced = ["theta": 0.1, "T0": 1 / (1 + exp(0.2)), "u": 0.02, "dz": 0.5, "s": 1, "D": 6]
    for (symbol, expected) in reduced {
      let value = try #require(rows[symbol]?["value"] as? Double, "\(symbol)")
      #expect(abs(value - expected) < 1e-12, "\(symbol): \(value), expected \(expected)")
    }
    #expect(rows["K"] == nil)
  }

  @Test("a screening length gives K, its plasma time and the gap") func screening() throws {
    let rows = try quantities(TestDeck.text().replacing("screening: neutral", with: "screening: {length: 0.2 l0}"))
    #expect(abs(try #require(rows["K"]?["value"] as? Double) - 5) < 1e-12)
    #expect(abs(try #require(rows["1/omega_p"]?["value"] as? Double) - 0.2) < 1e-12)
    #expect(abs(try #require(rows["L eps/eps_B"]?["value"] as? Double) - 0.1) < 1e-12)
  }

  @Test("--units leaves one kind of numbers", arguments: ["explain", "solve"]) func units(subcommand: String) throws {
    try Command.inFolder { command in
      try command.write(TestDeck.text(temperature: "0.05 mu0"), to: "deck.yaml")
      let both = try command.run(subcommand, "deck.yaml").output
      let si = try command.run(subcommand, "deck.yaml", "--units", "si").output
      let reduced = try command.run(subcommand, "deck.yaml", "--units", "reduced").output
      #expect(both.contains("reduced") && both.contains("SI"))
      #expect(!si.contains("reduced") && si.contains("SI"))
      #expect(reduced.contains("reduced") && !reduced.contains("SI"))
      #expect(try command.run(subcommand, "deck.yaml", "--units", "cgs").code == 2)
    }
  }
}
