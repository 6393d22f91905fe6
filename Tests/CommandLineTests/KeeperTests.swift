import Foundation
import Nichrome
import NichromeModel
import NichromeRunFile
import Testing

@Suite("Regular checkpoints", .serialized)
struct KeeperTests {
  /// The deck asks for twenty a second, which would be all of the time on a busy machine and a sixth of it on a quiet one.
  /// The bound leaves room for the first and the last one, which come whatever they cost.
  @Test("come less often where they would take more than two per cent of the time")
  func share() throws {
    try Command.inFolder { command in
      var deck = try Deck(yaml: TestDeck.text(stopWhen: "{wallClock: 4 s}"), path: "deck.yaml")
      deck.simulation.checkpointEvery = 0.05
      deck.simulation.particles = 50_000
      let keeper = CheckpointKeeper(store: CheckpointStore(result: command.folder.path + "/a.nc"), deck: deck)
      let outcome = try Run(deck: deck, threads: 1).execute(RunSession(keeper: keeper))
      let share = keeper.spent / outcome.progress.secondsElapsed
      print("checkpoints: \(keeper.written), \(1000 * keeper.cost) ms each, \(100 * share) % of the time")
      #expect(keeper.written >= 2 && share < 0.12)
    }
  }

  @Test("stop rules of extended runs")
  func rules() throws {
    var deck = try Deck(yaml: TestDeck.text(stopWhen: "{duration: 40 tau0, wallClock: 10 s}"), path: "deck.yaml")
    func applied(_ change: Extension, seconds: Double) -> (rule: StopRule, limit: Double?) {
      let checkpoint = Checkpoint(deck: deck, version: "", seconds: seconds, status: .unfinished, state: [])
      let (changed, limit) = change.applied(to: checkpoint)
      return (changed.simulation.stop, limit)
    }
    let rule = deck.simulation.stop
    #expect(applied(Extension(), seconds: 3) == (rule, nil))
    #expect(applied(Extension(wallClock: 5), seconds: 3) == (rule, 5))
    #expect(applied(Extension(wallClock: 5), seconds: 11) == (StopRule(duration: 40, wallClock: 16), nil))
    #expect(applied(Extension(duration: 80, wallClock: 5), seconds: 11) == (StopRule(duration: 80), 5))
    #expect(applied(Extension(heatError: 0.01), seconds: 3) == (StopRule(heatError: 0.01), nil))
    deck.simulation.stop = StopRule(heatError: 0.1)
    #expect(applied(Extension(wallClock: 5), seconds: 11) == (StopRule(heatError: 0.1), 5))
  }
}
