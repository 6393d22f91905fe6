import Foundation
import NichromeModel
import Testing

@Suite("Drives in time") struct DriveCourseTests {
  @Test("values before, at and after what happens") func values() {
    let step = DriveCourse(.step(at: 2), base: 1, value: 3)
    #expect([1.9, 2, 5].map { step($0) } == [1, 3, 3])
    let pulse = DriveCourse(.pulse(at: 2, width: 1), value: -3)
    #expect([1, 2.5, 3.1].map { pulse($0) } == [0, -3, 0])
    #expect(pulse.peak == -3)
    let ramp = DriveCourse(.ramp(at: 1, duration: 2), base: 1, value: 2)
    #expect([0, 2, 9].map { ramp($0) } == [1, 1.5, 2])
    let sine = DriveCourse(.sine(period: 4), base: -1, value: 2)
    #expect(abs(sine(1) - 1) < 1e-12 && abs(sine(3) + 3) < 1e-12 && sine.peak == -3)
    let table = DriveCourse(.table(times: [0, 1, 3], values: [0, 2, -4]), value: 0)
    #expect([0, 0.5, 2, 3, 4].map { table($0) } == [0, 1, -1, -4, -4] && table.peak == -4)
  }

  /// A deck in a folder with a table.
  private func deck(_ csv: String, duration: String = "10 tau0") throws -> Deck {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try csv.write(to: folder.appendingPathComponent("drive.csv"), atomically: true, encoding: .utf8)
    let yaml = SampleDecks.edit([
      6: "  screening: {length: 0.1 l0}", 16: "  voltage: {kind: table, file: drive.csv}", 22: "  field: dynamic",
      24: "    duration: \(duration)",
    ])
    return try Deck(yaml: yaml, path: folder.appendingPathComponent("deck.yaml").path)
  }

  @Test("a table is read, in order and in reduced units") func table() throws {
    let deck = try deck("# a ramp and a rest\ntime_tau0,voltage_mu0\n0,0\n5,0.1\n10,0.1\n")
    #expect(deck.system.course?.shape == .table(times: [0, 5, 10], values: [0, 0.1, 0.1]))
    #expect(deck.system.drive == .voltage(0.1))
  }

  static let broken = [
    ("time_tau0,voltage_mu0\n0,0\n5,\n10,0.1\n", "the table has a gap"),
    ("time_tau0,voltage_mu0\n0,0\n5\n10,0.1\n", "the table has a gap"),
    ("time_tau0,voltage_mu0\n0,0\n5,0.1\n5,0.2\n10,0\n", "does not increase"),
    ("time_tau0,voltage_mu0\n1,0\n10,0.1\n", "begins at 1"),
    ("time_tau0,voltage_mu0\n0,0\n9,0.1\n", "longer than the drive's table"),
    ("time,voltage_mu0\n0,0\n10,0.1\n", "names no columns"),
    ("time_tau0,voltage_I0\n0,0\n10,0.1\n", "names no columns"),
    ("time_tau0,voltage_mu0\n0,0\n", "fewer than two rows"),
    ("time_tau0,voltage_mu0\n0,0\n1e-300,1e300\n10,-1e300\n", "beyond what electrons can be driven by"),
  ]

  @Test("tables with gaps, and others that do not say what the drive is, are refused", arguments: broken)
  func refusal(csv: String, reason: String) throws {
    let error = #expect(throws: DeckError.self) { try deck(csv) }
    let problems = try #require(error).problems
    #expect(problems.count == 1 && problems[0].description.contains(reason), "\(problems.map(\.description))")
  }
}
