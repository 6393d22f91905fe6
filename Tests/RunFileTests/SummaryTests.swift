import Foundation
import NichromeModel
import NichromeRunFile
import Testing

@Suite("Summary")
struct SummaryTests {
  @Test("JSON has the keys and numbers of the contract")
  func contract() throws {
    let record = Synthetic.record()
    let json = try object(Summary(record).json)
    #expect(json["title"] as? String == record.deck.title)
    #expect(json["status"] as? String == "complete")
    #expect(json["events"] as? Int == record.events)
    #expect(json["seconds"] as? Double == record.seconds)
    let parameters = try #require(json["parameters"] as? [String: Any])
    #expect(parameters["theta"] as? Double == 0.05)
    #expect(parameters["screening"] as? Double == 30)
    #expect(parameters["exponent"] as? Double == 1)
    #expect(parameters["halfLength"] as? Double == 12)
    #expect(parameters["bins"] as? Int == Synthetic.bins)
    #expect((parameters["drive"] as? [String: Double]) == ["voltage": 0.02])
    let transmission = try #require(parameters["transmission"] as? [String: Any])
    #expect(transmission["shape"] as? String == "saddlePoint")
    #expect(transmission["center"] as? Double == 1.1 && transmission["width"] as? Double == 0.05)
    for name in ["current", "voltage", "electrostaticDrop", "extrapolatedVoltage"] {
      try expectEstimate(json[name], record.scalar(name))
    }
    let heat = try #require(json["excessHeat"] as? [String: Any])
    try expectEstimate(heat["left"], record.scalar("excessHeatLeft"))
    try expectEstimate(heat["right"], record.scalar("excessHeatRight"))
    try expectEstimate(heat["total"], record.scalar("excessHeatTotal"))
    try expectEstimate(heat["asymmetry"], record.scalar("excessHeatAsymmetry"))
    #expect(json["drudeHeat"] as? Double == record.drudeHeat)
    #expect(json["discardedTime"] as? Double == 20 && json["productionTime"] as? Double == 400)
    #expect(json["warnings"] as? [String] == record.warnings)
    #expect(json["stopReason"] as? String == record.stopReason)
  }

  @Test("JSON profile runs outward, left wire first, at bin centres")
  func profile() throws {
    let record = Synthetic.record()
    let profile = try #require(try object(Summary(record).json)["profile"] as? [String: Any])
    let count = 2 * Synthetic.bins
    #expect(profile["side"] as? [String] == Array(repeating: "L", count: 6) + Array(repeating: "R", count: 6))
    #expect(profile["distance"] as? [Double] == [1, 3, 5, 7, 9, 11, 1, 3, 5, 7, 9, 11])
    for name in ["heat", "excessHeat", "density", "potential", "electrochemicalPotential"] {
      try expectSame(profile[name], record.quantity(name)?.value)
    }
    try expectSame(profile["heatError"], record.quantity("heat")?.error)
    try expectSame(profile["densityError"], record.quantity("density")?.error)
    #expect(profile["currentProfile"] == nil, "faces are no bins")
    #expect((profile["heat"] as? [Double])?.count == count)
  }

  @Test("JSON has SI numbers where the deck has scales, and none where it has not")
  func siKeys() throws {
    let record = Synthetic.record()
    let json = try object(Summary(record).json)
    let current = try #require(json["current_si"] as? [String: Any])
    let expected = record.scalar("current").value * 7.748_091_729e-5 * 8e-3
    #expect(abs((current["value"] as? Double ?? 0) / expected - 1) < 1e-9)
    #expect(current["unit"] as? String == "A")
    let reduced = try object(Summary(Synthetic.record(scales: nil)).json)
    #expect(json.keys.filter { $0.hasSuffix("_si") }.count == 7)
    #expect(!reduced.keys.contains { $0.hasSuffix("_si") })
  }

  @Test("JSON writes null for the neutral limit and for what is not a number")
  func nulls() throws {
    var record = Synthetic.record()
    record.deck.system.screening = .neutral
    record.quantities[0].error[1] = .nan
    record.quantities[0].value[2] = -.infinity
    record.seconds = .infinity
    let json = try object(Summary(record).json)
    #expect((json["parameters"] as? [String: Any])?["screening"] is NSNull)
    let profile = try #require(json["profile"] as? [String: Any])
    #expect((profile["heatError"] as? [Any])?[1] is NSNull)
    #expect((profile["heat"] as? [Any])?[2] is NSNull)
    #expect(json["seconds"] is NSNull)
  }

  @Test("heat error: largest error within 3 l0 over the largest |excess heat|")
  func heatError() throws {
    var record = Synthetic.record()
    let excess = try #require(record.quantities.firstIndex { $0.name == "excessHeat" })
    record.quantities[excess].error = [1e-5, 9, 9, 9, 9, 9, 2e-5, 9, 9, 9, 9, 9]
    record.quantities[excess].value = Array(repeating: 0, count: 11) + [-4e-3]
    #expect(abs(try #require(record.heatError) - 5e-3) < 1e-15)
    record.quantities[excess].value[11] = 0
    #expect(record.heatError == nil)
  }

  @Test("text shows reduced and SI values, the target, the extremes and the warnings")
  func text() {
    let record = Synthetic.record()
    let text = Summary(record).text
    for part in [
      record.deck.title, "e mu0/(pi hbar)", " A\n", " W/m\n", "target 0.3 %", "hottest bin: ", "coldest bin: ",
      "warning: first warning", record.stopReason, "voltage (electrochemical)", "excess heat, right - left",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(!Summary(Synthetic.record(scales: nil)).text.contains("SI"))
  }

  @Test(
    "estimates show two digits of their error",
    arguments: [
      (0.0200123, 0.0000012, "0.0200123(12)"), (1.2346e-9, 2.1e-11, "1.235(21)e-9"), (-3.2, 0.5, "-3.20(50)"),
      (12345.678, 0.0996, "12345.68(10)"), (0, 3e-6, "0.0(30)e-6"), (5e8, 1e6, "5.000(10)e8"), (0.02, 0, "0.02"),
      (1234, 120, "1.23(12)e3"),
      (-9.9999e-4, 1e-6, "-0.0010000(10)"), (0.0012, 0.0010, "0.0012(10)"), (2e-4, 9.96e-3, "0.000(10)"),
    ])
  func parentheses(value: Double, error: Double, expected: String) {
    #expect(Format.estimate(Estimate(value: value, error: error)) == expected)
  }

  private func object(_ json: JSON) throws -> [String: Any] {
    let line = try JSONSerialization.jsonObject(with: Data(json.text.utf8)) as? [String: Any]
    let document = try JSONSerialization.jsonObject(with: Data(json.document.utf8)) as? [String: Any]
    #expect(line?.keys == document?.keys)
    return try #require(document)
  }

  private func expectEstimate(_ found: Any?, _ wanted: Estimate) throws {
    let members = try #require(found as? [String: Double])
    #expect(members.keys.sorted() == ["error", "value"])
    try expectSame([members["value"], members["error"]].compactMap { $0 }, [wanted.value, wanted.error])
  }

  /// Equal to the last digit but one: the parser used here may round differently from the writer.
  private func expectSame(_ found: Any?, _ wanted: [Double]?) throws {
    let (found, wanted) = (try #require(found as? [Double]), try #require(wanted))
    #expect(found.count == wanted.count)
    for (a, b) in zip(found, wanted) { #expect(abs(a - b) <= 1e-15 * abs(b), "\(a) for \(b)") }
  }
}
