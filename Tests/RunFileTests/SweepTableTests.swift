import CNetCDF
import Foundation
import NichromeModel
import NichromeRunFile
import Testing

/// Serialized: the netCDF library is not thread-safe.
@Suite("Table of a sweep", .serialized) struct SweepTableTests {
  private func table() throws -> SweepTable {
    let grid = try SweepGrid(["wire.temperature=0.1mu0,0.2mu0", "dynamics=full,linearised"])
    var table = SweepTable(
      title: "T", deck: "title: T\n", grid: grid,
      columns: [
        SweepColumn(name: "current", longName: "current", unit: "e mu0/(pi hbar)"),
        SweepColumn(name: "leftHotPValue", longName: "p", unit: "1"),
      ])
    table.status = [.done, .failed("exit code 3: a, \"b\""), .running, .waiting]
    table.rows[0] = SweepRow(finding: "spots", values: [1.0 / 3, .nan])
    return table
  }

  @Test("CSV: names with units, every point a line, cells quoted where they must be, numbers to the last bit")
  func csv() throws {
    let lines = try table().csv.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(
      lines == [
        "point,wire.temperature (mu0),dynamics,status,spots,current (e mu0/(pi hbar)),leftHotPValue,reason",
        "1,0.1,full,done,spots,0.3333333333333333,,",
        "2,0.1,linearised,failed,,,,\"exit code 3: a, \"\"b\"\"\"", "3,0.2,full,running,,,,",
        "4,0.2,linearised,waiting,,,,", "",
      ])
  }

  @Test("netCDF: a dimension and coordinate for each key, columns over all, flags for words")
  func netCDF() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/a/table.nc"
      try table().write(netCDF: path)
      try table().write(netCDF: path)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/a") == ["table.nc"])
      try RunFile.withLibrary {
        var file: Int32 = 0
        try #require(nc_open(path, NC_NOWRITE, &file) == NC_NOERR)
        defer { nc_close(file) }
        func numbers(_ name: String) throws -> [Double] {
          var (variable, count): (Int32, Int32) = (0, 0)
          try #require(nc_inq_varid(file, name, &variable) == NC_NOERR, "\(name)")
          nc_inq_varndims(file, variable, &count)
          var values = Array(repeating: 0.0, count: count == 1 ? 2 : 4)
          try #require(nc_get_var_double(file, variable, &values) == NC_NOERR)
          return values
        }
        #expect(try numbers("wire_temperature") == [0.1, 0.2] && numbers("dynamics") == [0, 1])
        let current = try numbers("current")
        #expect(current[0] == 1.0 / 3 && current[1...].allSatisfy(\.isNaN))
        #expect(try numbers("status") == [2, 3, 1, 0] && numbers("spots") == [0, -1, -1, -1])
      }
    }
  }

  @Test("a manifest is read back, tells what has changed, and refuses damage") func manifest() throws {
    try withTemporaryFolder { folder in
      let deck = folder + "/deck.yaml"
      let text = """
        title: S
        wire: {temperature: 0.1 mu0, relaxation: {law: meanFreePath}, screening: neutral, halfLength: 6 l0}
        scatterer: {length: 0.1 l0, permittivityRatio: 1, transmission: {shape: table, file: t.csv}}
        drive: {voltage: 0.02 mu0}
        """
      func manifest(_ text: String, _ vary: String, last: Double = 1) throws -> SweepManifest {
        try Data(text.utf8).write(to: URL(fileURLWithPath: deck))
        try Data("energy_mu0,transmission\n0,0\n2,\(last)\n".utf8).write(to: URL(fileURLWithPath: folder + "/t.csv"))
        return SweepManifest(try SweepPlan(deck: deck, grid: SweepGrid([vary])))
      }
      let first = try manifest(text, "drive.voltage=0.1mu0,0.2mu0")
      let path = folder + "/s/sweep.json"
      #expect(try SweepManifest.read(path) == nil)
      try first.write(to: path)
      #expect(try SweepManifest.read(path) == first && first.difference(from: first) == nil)
      let others = [
        ("values", try manifest(text, "drive.voltage=0.1mu0,0.3mu0")),
        ("deck", try manifest(text + "\n", "drive.voltage=0.1mu0,0.2mu0")),
        ("table", try manifest(text, "drive.voltage=0.1mu0,0.2mu0", last: 0.9)),
      ]
      for (word, other) in others { #expect(first.difference(from: other)?.contains(word) == true, "\(word)") }
      try Data("{}".utf8).write(to: URL(fileURLWithPath: path))
      #expect(throws: RunFileError.self) { try SweepManifest.read(path) }
    }
  }
}
