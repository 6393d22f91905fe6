import Foundation
import NichromeModel
import Testing

/// Whatever happens to a run, it ends with the numbers of an undisturbed one. `make faults` does hundreds of runs.
@Suite("Killed runs", .serialized)
struct FaultTests {
  static let runs = ProcessInfo.processInfo.environment["NICHROME_FAULTS"].flatMap { Int($0) } ?? 4

  /// About a second each; checkpoints as often as their cost allows.
  static let decks: [(name: String, text: String)] = [
    ("full", deck(dynamics: "full", screening: "neutral")),
    ("linearised", deck(dynamics: "linearised", screening: "{length: 0.1 l0}")),
  ]

  private static func deck(dynamics: String, screening: String) -> String {
    TestDeck.text(stopWhen: "{duration: 400 tau0}")
      .replacingOccurrences(of: "particles: 5000", with: "particles: 3000\n  checkpointEvery: 0.02 s")
      .replacingOccurrences(of: "screening: neutral", with: "screening: \(screening)") + "\ndynamics: \(dynamics)\n"
  }

  @Test("SIGKILL at random instants, resumed on 1 or 2 threads: the same bits, nothing lost")
  func kills() throws {
    try Command.inFolder { command in
      print("deck        runs  kills  while writing  restarts  different  lost")
      var random = SplitMix(seed: 20_26)
      for (index, deck) in Self.decks.enumerated() {
        try command.write(deck.text, to: "\(deck.name).yaml")
        #expect(try command.run("run", "\(deck.name).yaml", "-o", "whole-\(deck.name).nc", "--quiet").code == 0)
        let whole = try command.numbers("whole-\(deck.name).nc")
        var (all, different, lost) = (FaultRun.Outcome(), 0, 0)
        let count = (Self.runs + Self.decks.count - 1 - index) / Self.decks.count
        for number in 0..<count {
          var run = FaultRun(
            command: command, deck: "\(deck.name).yaml", name: "\(deck.name)\(number)",
            random: SplitMix(seed: random.next()))
          let outcome = try run.perform(expecting: whole)
          all.kills += outcome.kills
          all.killsWhileWriting += outcome.killsWhileWriting
          all.restarts += outcome.restarts
          different += outcome.isDifferent ? 1 : 0
          lost += outcome.isLost ? 1 : 0
          for file in try command.files() where file.hasPrefix("\(deck.name)\(number).") {
            try FileManager.default.removeItem(at: command.folder.appendingPathComponent(file))
          }
        }
        let numbers = [count, all.kills, all.killsWhileWriting, all.restarts, different, lost]
        print(deck.name, numbers.map(String.init).joined(separator: "  "), separator: "  ")
        #expect(all.kills > 0 && different == 0 && lost == 0)
      }
    }
  }
}
