import CNetCDF
import Foundation
import NichromeModel
import NichromeRunFile
import Testing

/// What another program finds in a result file, read with the bare netCDF library. Serialized: it is not thread-safe.
@Suite("Result file seen from outside", .serialized)
struct AttributeTests {
  @Test("every variable has a unit, a name, its reduced scale and, unless a single number, compression and a checksum")
  func variables() throws {
    let found = try inspect(Synthetic.record())
    #expect(found.count > 60)
    for variable in found {
      #expect(!variable.units.isEmpty && !variable.longName.isEmpty, "\(variable.name)")
      if variable.rank > 0 {
        #expect(
          variable.deflate == 1 && variable.shuffle == 1 && variable.fletcher32 == NC_FLETCHER32, "\(variable.name)")
      }
    }
  }

  @Test(
    "units are SI-derived with scales, reduced without",
    arguments: [
      ("heat", "W/m"), ("current", "A"), ("voltage", "eV"), ("density", "1/nm"), ("energyFlux", "W"),
      ("distance", "nm"), ("time", "ps"), ("heatCovariance", "(W/m)^2"), ("heat_error", "W/m"), ("heat_batches", "W/m"),
    ])
  func units(name: String, unit: String) throws {
    #expect(try inspect(Synthetic.record()).first { $0.name == name }?.units == unit)
    #expect(try inspect(Synthetic.record(scales: nil)).first { $0.name == name }?.units == "1")
  }

  /// mu0 = 8 meV, l0 = 500 nm, v0 = 2.05e5 m/s; e/(pi hbar) is the conductance quantum 7.748091729e-5 S over e.
  @Test(
    "one reduced unit is worth what its formula says",
    arguments: [
      ("voltage", 8e-3), ("current", 6.198_473e-7), ("energyFlux", 4.958_779e-9), ("heat", 9.917_557e-3),
      ("density", 3.774_422e-2), ("distance", 500), ("time", 2.439_024_4),
    ])
  func scales(name: String, value: Double) throws {
    let found = try #require(try inspect(Synthetic.record()).first { $0.name == name }?.reducedUnitValue)
    #expect(abs(found / value - 1) < 1e-6, "\(name): \(found) for \(value)")
  }

  @Test("two runs that differ in their clock differ in the volatile attributes only")
  func volatileAttributes() throws {
    var slower = Synthetic.record()
    slower.seconds *= 2
    let first = try globalAttributes(Synthetic.record(), date: Date(timeIntervalSince1970: 1_800_000_000))
    let second = try globalAttributes(slower, date: Date(timeIntervalSince1970: 1_900_000_000))
    #expect(first.keys == second.keys)
    #expect(first.keys.filter { first[$0] != second[$0] }.sorted() == RunFile.volatileAttributes)
    #expect(first["deck"] == Synthetic.record().deck.text)
    #expect(first["seed"] == "18446744073709551615")
    #expect(first["history"] == "2027-01-15T08:00:00Z: nichrome 0.1.0 run synthetic.yaml")
  }

  private struct Variable {
    var name = ""
    var rank: Int32 = 0
    var units = ""
    var longName = ""
    var reducedUnitValue: Double?
    var shuffle: Int32 = 0
    var deflate: Int32 = 0
    var fletcher32: Int32 = 0
  }

  private func inspect(_ record: RunRecord) throws -> [Variable] {
    try open(record) { file in
      var count: Int32 = 0
      #expect(nc_inq_nvars(file, &count) == NC_NOERR)
      return (0..<count).map { id in
        var variable = Variable()
        var name = [CChar](repeating: 0, count: Int(NC_MAX_NAME) + 1)
        nc_inq_varname(file, id, &name)
        variable.name = string(name)
        nc_inq_varndims(file, id, &variable.rank)
        variable.units = text(file, id, "units")
        variable.longName = text(file, id, "long_name")
        var value = 0.0
        if nc_get_att_double(file, id, "reduced_unit_value", &value) == NC_NOERR { variable.reducedUnitValue = value }
        var level: Int32 = 0
        nc_inq_var_deflate(file, id, &variable.shuffle, &variable.deflate, &level)
        nc_inq_var_fletcher32(file, id, &variable.fletcher32)
        return variable
      }
    }
  }

  private func globalAttributes(_ record: RunRecord, date: Date) throws -> [String: String] {
    try open(record, date: date) { file in
      var count: Int32 = 0
      nc_inq_natts(file, &count)
      var found: [String: String] = [:]
      for index in 0..<count {
        var name = [CChar](repeating: 0, count: Int(NC_MAX_NAME) + 1)
        nc_inq_attname(file, NC_GLOBAL, index, &name)
        var number = 0.0
        let isNumber = nc_get_att_double(file, NC_GLOBAL, name, &number) == NC_NOERR
        found[string(name)] = isNumber ? "\(number)" : text(file, NC_GLOBAL, string(name))
      }
      return found
    }
  }

  private func open<Result>(
    _ record: RunRecord, date: Date = Date(), _ body: (Int32) throws -> Result
  ) throws -> Result {
    try withTemporaryFolder { folder in
      try record.write(to: folder + "/run.nc", date: date)
      return try RunFile.withLibrary {
        var file: Int32 = 0
        try #require(nc_open(folder + "/run.nc", NC_NOWRITE, &file) == NC_NOERR)
        defer { nc_close(file) }
        return try body(file)
      }
    }
  }

  private func text(_ file: Int32, _ variable: Int32, _ name: String) -> String {
    var length = 0
    guard nc_inq_attlen(file, variable, name, &length) == NC_NOERR, length > 0 else { return "" }
    var bytes = [CChar](repeating: 0, count: length)
    return nc_get_att_text(file, variable, name, &bytes) == NC_NOERR ? string(bytes) : ""
  }

  private func string(_ bytes: [CChar]) -> String {
    String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
