import Foundation
import NichromeModel
import Testing

@Suite("Decks of a sweep") struct SweepPlanTests {
  private static let text = """
    title: Swept   # wire.temperature: 5 K
    wire:
      temperature: "0.1 mu0"   # theta
      relaxation: {law: meanFreePath}
      screening: neutral
      halfLength: 6 l0
    scatterer: {length: 0.1 l0, permittivityRatio: 1, transmission: {shape: constant, value: 0.5}}
    drive: {voltage: 0.02 mu0}
    simulation: {seed: 7, stopWhen: {duration: 20 tau0}}
    """

  private func plan(_ vary: String..., text: String = text, table: String? = nil) throws -> SweepPlan {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("nichrome-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(text.utf8).write(to: folder.appendingPathComponent("deck.yaml"))
    if let table { try Data(table.utf8).write(to: folder.appendingPathComponent("table.csv")) }
    return try SweepPlan(deck: folder.path + "/deck.yaml", grid: SweepGrid(vary))
  }

  @Test("values are exchanged in place: comments and lines stay, and each point has random numbers of its own")
  func exchange() throws {
    let plan = try plan("wire.temperature=0.2mu0,0.4mu0", "scatterer.transmission.value=0.25,0.75")
    #expect(plan.points.map(\.deck.system.temperature) == [0.2, 0.2, 0.4, 0.4])
    #expect(
      plan.points.map(\.deck.system.scatterer.transmission) == [
        .constant(value: 0.25), .constant(value: 0.75), .constant(value: 0.25), .constant(value: 0.75),
      ])
    #expect(plan.points.map(\.seed) == [7, 8, 9, 10] && plan.points.map(\.number) == [1, 2, 3, 4])
    let expected = Self.text.replacing("\"0.1 mu0\"", with: "0.4 mu0").replacing("value: 0.5", with: "value: 0.75")
    #expect(plan.points[3].deck.text == expected)
    #expect(plan.points[3].label == "wire.temperature = 0.4 mu0, scatterer.transmission.value = 0.75")
  }

  @Test("seeds, words and what was a word are varied too") func words() throws {
    #expect(try plan("simulation.seed=3,5").points.map(\.seed) == [3, 5])
    let linear = try plan("wire.relaxation.law=meanFreePath,relaxationTime")
    #expect(linear.points.map(\.deck.system.relaxation) == [.meanFreePath, .relaxationTime])
  }

  @Test("every point is validated: all problems at once, with the lines of the deck and the points that have them")
  func problems() throws {
    let error = #expect(throws: SweepError.self) {
      try plan("wire.temperature=-0.1mu0,0.1mu0", "scatterer.transmission.value=0.5,1.5")
    }
    let text = error?.description ?? ""
    #expect(error?.problems.count == 2, "\(text)")
    #expect(text.contains("deck.yaml:3: wire.temperature: must be greater than zero"))
    #expect(text.contains("deck.yaml:7: scatterer.transmission.value") && text.contains("and 1 more point]"))
    #expect(text.contains("[at wire.temperature = -0.1 mu0, scatterer.transmission.value = 0.5 and 1 more point]"))
  }

  @Test("what cannot be replaced is refused: absent keys, groups, what is no plain value")
  func irreplaceable() throws {
    for (key, word) in [("drive.current=1 I0", "no such key"), ("wire.fermiEnergy=1 meV", "no such key")] {
      let error = #expect(throws: SweepError.self) { try plan(key) }
      #expect(error?.description.contains(word) == true)
    }
    let group = Self.text.replacing("screening: neutral", with: "screening: {length: 1 l0}")
    let error = #expect(throws: SweepError.self) { try plan("wire.screening=neutral", text: group) }
    #expect(error?.description.contains("on one line") == true)
    #expect(throws: SweepError.self) { try plan("wire.relaxation.law=a: b") }
    #expect(throws: SweepError.self) { try plan("drive.voltage=0.1 mu0", text: "drive: [") }
  }

  @Test("a table is found from wherever the deck of a point lies") func table() throws {
    let text = Self.text.replacing("{shape: constant, value: 0.5}", with: "{shape: table, file: table.csv}")
    let plan = try plan("drive.voltage=0.1mu0,0.2mu0", text: text, table: "energy_mu0,transmission\n0,0\n1,0.5\n2,1\n")
    for point in plan.points {
      let file = try #require(point.deck.text.firstMatch(of: /file: "(.*)\/table.csv"/)).1
      #expect(file.hasPrefix("/"))
    }
    #expect(plan.points[1].deck.system.drive == .voltage(0.2))
  }

  @Test("warnings are given once, with the points that have them") func warnings() throws {
    let warnings = try plan("wire.temperature=0.1mu0,0.5mu0", "drive.voltage=0.01mu0,0.02mu0").warnings
    let theta = warnings.filter { $0.contains("theta = 0.5") }
    #expect(theta.count == 1 && theta[0].contains("and 1 more point]"), "\(warnings)")
  }
}
