import NichromeModel
import Testing

@Suite("Quantities of the command line")
struct CommandLineQuantityTests {
  @Test(
    "wall-clock times",
    arguments: [("90s", 90.0), ("1h50m", 6600), ("2 h", 7200), ("1d 2h 3min 4s", 93_784), ("0.5m", 30), ("1.5h", 5400)])
  func wallClock(text: String, seconds: Double) throws {
    #expect(try CommandLineQuantity.wallClock(text) == seconds)
  }

  @Test("no wall-clock times", arguments: ["", "90", "h", "0s", "-1h", "1h50", "1 tau0", "1e3s", "inf s", "1..2h"])
  func noWallClock(text: String) {
    #expect(throws: CommandLineQuantity.Refusal.self) { try CommandLineQuantity.wallClock(text) }
  }

  @Test("simulated times, with scales and without")
  func simulatedTime() throws {
    let scales = Scales(energy: 1e-21, length: 1e-7, velocity: 1e5)
    #expect(try CommandLineQuantity.simulatedTime("800tau0", scales: nil) == 800)
    #expect(abs(try CommandLineQuantity.simulatedTime("2 ps", scales: scales) - 2) < 1e-12)
    for text in ["2 ps", "800", "8 nm", "0 tau0", "-1 tau0", "x"] {
      #expect(throws: CommandLineQuantity.Refusal.self, "\(text)") {
        try CommandLineQuantity.simulatedTime(text, scales: nil)
      }
    }
  }

  @Test("percentages")
  func percentage() throws {
    #expect(abs(try CommandLineQuantity.percentage("0.3 %") - 0.003) < 1e-15)
    for text in ["0.3", "0 %", "100%", "-1 %", "1 mu0", "%"] {
      #expect(throws: CommandLineQuantity.Refusal.self, "\(text)") { try CommandLineQuantity.percentage(text) }
    }
  }
}
