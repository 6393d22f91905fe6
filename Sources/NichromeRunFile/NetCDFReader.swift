import CNetCDF

/// An existing netCDF file. Every call throws `RunFileError.unreadable` with the library's code and message.
/// Use within `NetCDFLibrary.exclusively`.
final class NetCDFReader {
  /// A variable and the lengths of its dimensions.
  struct Variable {
    var id: Int32
    var name: String
    var shape: [Int]
    var dimensions: [String]
  }

  /// No array of a result file is larger: a bigger one is damage, not data.
  private static let mostElements = 1 << 31

  private let path: String
  private var id: Int32 = -1

  /// Throws `missing` when there is no file and `foreign` when it is no netCDF file.
  init(opening path: String) throws(RunFileError) {
    self.path = path
    let code = nc_open(path, NC_NOWRITE, &id)
    if code == NC_ENOTNC { throw .foreign(path: path, reason: NetCDFLibrary.message(code)) }
    try check(code, "opening it")
  }

  deinit { nc_close(id) }

  func hasAttribute(_ name: String) -> Bool { nc_inq_attid(id, NC_GLOBAL, name, nil) == NC_NOERR }

  func text(_ name: String, of variable: Variable? = nil) throws(RunFileError) -> String {
    let (owner, length) = try attribute(name, of: variable, type: NC_CHAR)
    guard length > 0 else { return "" }
    var bytes = [CChar](repeating: 0, count: length)
    try check(nc_get_att_text(id, owner, name, &bytes), "reading attribute \(name)")
    return String(decoding: bytes.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  func real(_ name: String, of variable: Variable? = nil) throws(RunFileError) -> Double {
    let (owner, _) = try attribute(name, of: variable, type: NC_DOUBLE)
    var value = 0.0
    try check(nc_get_att_double(id, owner, name, &value), "reading attribute \(name)")
    return value
  }

  func integer(_ name: String) throws(RunFileError) -> Int {
    let (owner, _) = try attribute(name, of: nil, type: NC_INT64)
    var value: Int64 = 0
    try check(nc_get_att_longlong(id, owner, name, &value), "reading attribute \(name)")
    return Int(value)
  }

  /// The variable of that name, nil if the file has none.
  func variable(_ name: String) throws(RunFileError) -> Variable? {
    var variable: Int32 = -1
    let code = nc_inq_varid(id, name, &variable)
    if code == NC_ENOTVAR { return nil }
    try check(code, "looking up \(name)")
    var rank: Int32 = 0
    try check(nc_inq_varndims(id, variable, &rank), "looking up \(name)")
    var ids = [Int32](repeating: 0, count: Int(rank))
    try check(nc_inq_vardimid(id, variable, &ids), "looking up \(name)")
    var found = Variable(id: variable, name: name, shape: [], dimensions: [])
    for dimension in ids {
      var length = 0
      var label = [CChar](repeating: 0, count: Int(NC_MAX_NAME) + 1)
      try check(nc_inq_dim(id, dimension, &label, &length), "looking up the dimensions of \(name)")
      found.shape.append(length)
      found.dimensions.append(String(decoding: label.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }
    return found
  }

  /// All elements, the last dimension running fastest.
  func values(of variable: Variable) throws(RunFileError) -> [Double] {
    var count = 1
    for length in variable.shape {
      guard length <= Self.mostElements, count <= Self.mostElements / max(1, length) else {
        throw .damaged(path: path, reason: "\(variable.name) has impossible dimensions")
      }
      count *= length
    }
    var values = [Double](repeating: 0, count: count)
    try check(nc_get_var_double(id, variable.id, &values), "reading \(variable.name)")
    return values
  }

  private func attribute(
    _ name: String, of variable: Variable?, type: Int32
  ) throws(RunFileError) -> (owner: Int32, length: Int) {
    let owner = variable?.id ?? NC_GLOBAL
    var found: nc_type = 0
    var length = 0
    try check(
      nc_inq_att(id, owner, name, &found, &length), "reading attribute \(name) of \(variable?.name ?? "the file")")
    guard found == nc_type(type), type == NC_CHAR || length == 1 else {
      throw .damaged(path: path, reason: "attribute \(name) has the wrong type")
    }
    return (owner, length)
  }

  private func check(_ code: Int32, _ doing: String) throws(RunFileError) {
    guard code != NC_NOERR else { return }
    throw .unreadable(path: path, doing: doing, code: code, message: NetCDFLibrary.message(code))
  }
}
