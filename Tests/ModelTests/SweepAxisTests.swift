import NichromeModel
import Testing

@Suite("Values of a sweep") struct SweepAxisTests {
  @Test("a linear range has both ends to the letter and round numbers in between") func linear() throws {
    let axis = try SweepAxis("wire.temperature=0.1mu0:1 mu0:10")
    #expect(axis.key == "wire.temperature" && axis.unit == "mu0" && axis.values.count == 10)
    #expect(axis.numbers == [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0])
    #expect(axis.values[2] == "0.3 mu0")
    #expect(try SweepAxis("drive.voltage=2 mV:-1 mV:4").numbers == [2, 1, 0, -1])
  }

  @Test("a logarithmic range has equal ratios") func logarithmic() throws {
    let numbers = try #require(try SweepAxis("wire.screening.length=1 nm:1000 nm:4:log").numbers)
    #expect(numbers == [1, 10, 100, 1000])
  }

  @Test("a list keeps what was typed: numbers of one unit, or words") func lists() throws {
    let numbers = try SweepAxis("drive.voltage=2e-2mu0, 0.10 mu0")
    #expect(numbers.values == ["2e-2 mu0", "0.10 mu0"] && numbers.numbers == [0.02, 0.1])
    let words = try SweepAxis("dynamics=full,linearised")
    #expect(words.values == ["full", "linearised"] && words.numbers == nil && words.unit.isEmpty)
    #expect(try SweepAxis("scatterer.transmission.value=0.5").values == ["0.5"])
    #expect(try SweepAxis("simulation.seed=1:5:5").values == ["1", "2", "3", "4", "5"])
  }

  @Test(
    "refusals say what to do",
    arguments: [
      ("wire.temperature", "joined by `=`"), ("wire.temprature=1 mu0", "`wire.temperature`"),
      ("temperature=1 mu0", "`wire.temperature`"), ("voltage=1 mV", "`drive.voltage`"), ("wire=1", "with its sections"),
      ("drive.voltage=1mV:2mV", "first:last:count"), ("drive.voltage=1mV:2mV:1", "two values or more"),
      ("drive.voltage=1mV:2mV:0.5", "first:last:count"), ("drive.voltage=1mV:2mV:3:lin", "first:last:count"),
      ("drive.voltage=1mV:2eV:3", "both ends in one unit"), ("drive.voltage=1mV,2eV", "all in one unit"),
      ("drive.voltage=0mV:2mV:3:log", "not positive"), ("drive.voltage=-1mV:2mV:3:log", "not positive"),
      ("drive.voltage=1mV,,2mV", "fill it in"), ("drive.voltage=1mV,1mV", "given twice"),
      ("drive.voltage=1mV:1mV:3", "given twice"), ("drive.voltage=", "fill it in"),
      ("drive.voltage=nan:1:3", "first:last:count"), ("drive.voltage=1mV:2mV:99999999999", "10000 points at the most"),
      ("drive.voltage=-1e308mV:1e308mV:3", "choose nearer ends"),
    ])
  func refusals(text: String, remedy: String) throws {
    let refusal = #expect(throws: SweepAxis.Refusal.self) { try SweepAxis(text) }
    #expect(refusal?.description.contains(remedy) == true, "\(refusal?.description ?? "")")
  }

  @Test("a grid has every combination once, the last axis fastest") func grid() throws {
    let grid = try SweepGrid(["drive.voltage=1mV,2mV", "wire.temperature=1K,2K,3K"])
    #expect(grid.count == 6 && grid.shape == [2, 3])
    #expect(grid.indices(of: 0) == [0, 0] && grid.indices(of: 1) == [0, 1] && grid.indices(of: 5) == [1, 2])
    #expect(Set((0..<6).map { grid.indices(of: $0) }).count == 6)
    #expect(grid.settings(of: 4).map(\.value) == ["2 mV", "2 K"])
  }

  @Test("all problems of all axes are reported at once") func problems() throws {
    let error = #expect(throws: SweepError.self) {
      try SweepGrid(["a=1", "drive.voltage=1mV", "drive.voltage=2mV", "wire.temperature=1K:"])
    }
    #expect(error?.problems.count == 3, "\(error?.description ?? "")")
    #expect(throws: SweepError.self) { try SweepGrid([]) }
    #expect(throws: SweepError.self) { try SweepGrid(["drive.voltage=1mV:2mV:200", "wire.temperature=1K:2K:200"]) }
  }
}
