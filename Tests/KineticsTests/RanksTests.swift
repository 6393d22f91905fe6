import NichromeKinetics
import NichromeModel
import NichromeNumerics
import Testing

/// Several ranks leave what one process does, to the bit. The ranks are threads here; with MPI see `Tests/MPITests`.
@Suite("Ranks", .serialized) struct RanksTests {
  /// What a rank has at the end.
  private struct Found: Sendable {
    var record: RunRecord?
    var sections: [StateSection] = []
    var fingerprint = 0
  }

  private static let blocks = 12

  /// Advances an experiment on some ranks, from a state if there is one.
  private func run(
    _ deck: Deck, ranks count: Int, from state: [StateSection]? = nil, blocks: Int
  ) async throws -> [Found] {
    let meeting = Meeting(count)
    return try await withThrowingTaskGroup(of: (Int, Found).self) { group in
      for rank in 0..<count {
        group.addTask {
          // A thread of its own: ranks wait for each other.
          try await onThread {
            let experiment = Experiment(deck: deck, threads: 1, communicator: ThreadRank(rank, of: meeting))
            if let state { try experiment.restore(from: StateReader(state)) }
            for _ in 0..<blocks { experiment.advance() }
            var writer = StateWriter()
            experiment.save(to: &writer)
            let record =
              experiment.blocks > 1
              ? experiment.record(status: .complete, version: "", stopReason: "", seconds: 0) : nil
            return (rank, Found(record: record, sections: writer.sections, fingerprint: experiment.fingerprint))
          }
        }
      }
      return try await group.reduce(into: Array(repeating: Found(), count: count)) { $0[$1.0] = $1.1 }
    }
  }

  @Test("one rank, two, three and five end in the same state", arguments: StateTests.cases)
  func identity(_ sample: StateTests.Case) async throws {
    let alone = try await run(sample.deck, ranks: 1, blocks: Self.blocks)
    for count in [2, 3, 5] {
      let found = try await run(sample.deck, ranks: count, blocks: Self.blocks)
      #expect(found[0].sections.map(\.name) == alone[0].sections.map(\.name))
      for (own, expected) in zip(found[0].sections, alone[0].sections) where own != expected {
        Issue.record("section \(expected.name) differs on \(count) ranks")
      }
      for rank in found { #expect(rank.fingerprint == alone[0].fingerprint) }
    }
  }

  @Test("a state goes on with any number of ranks, and all of them have the same record")
  func resumption() async throws {
    let deck = StateTests.Case().deck
    let half = try await run(deck, ranks: 3, blocks: 60)
    // Long enough for so few electrons to warm up.
    let whole = try await run(deck, ranks: 1, blocks: 200)
    #expect(whole[0].record != nil)
    for count in [1, 2, 4] {
      let found = try await run(deck, ranks: count, from: half[0].sections, blocks: 140)
      #expect(found[0].sections == whole[0].sections)
      for rank in found { #expect(rank.record == whole[0].record) }
    }
  }

  @Test("the fingerprint sees another number in the last bit")
  func fingerprint() async throws {
    let deck = StateTests.Case().deck
    var sections = try await run(deck, ranks: 1, blocks: 3)[0].sections
    let place = try #require(sections.firstIndex { $0.name == "relaxation.deviation" })
    let before = try await run(deck, ranks: 1, from: sections, blocks: 0)[0].fingerprint
    var payload = sections[place].payload
    payload[0] ^= 1
    sections[place] = StateSection(name: sections[place].name, kind: .doubles, payload: payload)
    #expect(try await run(deck, ranks: 1, from: sections, blocks: 0)[0].fingerprint != before)
  }
}
