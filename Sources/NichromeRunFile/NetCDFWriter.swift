import CNetCDF

/// Value of an attribute.
enum AttributeValue {
  case text(String)
  case real(Double)
  case integer(Int)
}

/// A new netCDF-4 file: variables are compressed (shuffle, deflate) and checksummed (fletcher32); scalars live in
/// their object header, which carries its own checksum.
///
/// Every call throws `RunFileError.unwritable` with the library's code and message. Use within `NetCDFLibrary.exclusively`.
final class NetCDFWriter {
  /// The file the user asked for, named in errors.
  private let path: String
  private var id: Int32 = -1
  private var isOpen = false
  private var dimensions: [String: Int32] = [:]

  /// Creates `file`, which must not exist.
  init(creating file: String, for path: String) throws(RunFileError) {
    self.path = path
    try check(nc_create(file, NC_NETCDF4 | NC_NOCLOBBER, &id), "creating \(file)")
    isOpen = true
  }

  deinit {
    if isOpen { nc_close(id) }
  }

  func attribute(_ name: String, _ value: AttributeValue) throws(RunFileError) {
    try attribute(name, value, of: NC_GLOBAL, called: "the file")
  }

  /// Defines a variable over named dimensions (made at first use) and writes it; an empty one is left out.
  func variable(
    _ name: String, over shape: [(name: String, length: Int)], _ values: [Double], as type: Int32 = NC_DOUBLE,
    attributes: [(String, AttributeValue)]
  ) throws(RunFileError) {
    guard !values.isEmpty else { return }
    precondition(shape.reduce(1) { $0 * $1.length } == values.count, "\(name): shape and values disagree")
    let variable = try define(name, over: shape, type: type, attributes: attributes)
    try check(nc_put_var_double(id, variable, values), "writing \(name)")
  }

  /// Writes one character per element, as an array of one-character strings.
  func characters(
    _ name: String, over dimension: (name: String, length: Int), _ values: [UInt8],
    attributes: [(String, AttributeValue)]
  ) throws(RunFileError) {
    guard !values.isEmpty else { return }
    precondition(dimension.length == values.count, "\(name): shape and values disagree")
    let variable = try define(
      name, over: [dimension, ("character", 1)], type: NC_CHAR, attributes: attributes + [("_Encoding", .text("utf-8"))]
    )
    let code = values.withUnsafeBytes { nc_put_var_text(id, variable, $0.bindMemory(to: CChar.self).baseAddress) }
    try check(code, "writing \(name)")
  }

  /// Closes the file; what went wrong while flushing is thrown here.
  func close() throws(RunFileError) {
    isOpen = false
    try check(nc_close(id), "closing the file")
  }

  private func define(
    _ name: String, over shape: [(name: String, length: Int)], type: Int32, attributes: [(String, AttributeValue)]
  ) throws(RunFileError) -> Int32 {
    var dimensionIDs: [Int32] = []
    for dimension in shape { dimensionIDs.append(try self.dimension(dimension.name, dimension.length)) }
    var variable: Int32 = -1
    try check(nc_def_var(id, name, nc_type(type), Int32(shape.count), dimensionIDs, &variable), "defining \(name)")
    if shape.isEmpty {
      try check(nc_def_var_chunking(id, variable, NC_COMPACT, nil), "laying out \(name)")
    } else {
      try check(nc_def_var_deflate(id, variable, NC_SHUFFLE, 1, 4), "compressing \(name)")
      try check(nc_def_var_fletcher32(id, variable, NC_FLETCHER32), "adding a checksum to \(name)")
    }
    for (key, value) in attributes { try attribute(key, value, of: variable, called: name) }
    return variable
  }

  private func dimension(_ name: String, _ length: Int) throws(RunFileError) -> Int32 {
    if let known = dimensions[name] {
      var found = 0
      try check(nc_inq_dimlen(id, known, &found), "looking up dimension \(name)")
      return found == length ? known : try dimension("\(name)_\(length)", length)
    }
    var dimension: Int32 = -1
    try check(nc_def_dim(id, name, length, &dimension), "defining dimension \(name)")
    dimensions[name] = dimension
    return dimension
  }

  private func attribute(
    _ name: String, _ value: AttributeValue, of variable: Int32, called owner: String
  ) throws(RunFileError) {
    let code =
      switch value {
      case .text(let text): nc_put_att_text(id, variable, name, text.utf8.count, text)
      case .real(let number): nc_put_att_double(id, variable, name, nc_type(NC_DOUBLE), 1, [number])
      case .integer(let number): nc_put_att_longlong(id, variable, name, nc_type(NC_INT64), 1, [Int64(number)])
      }
    try check(code, "writing attribute \(name) of \(owner)")
  }

  private func check(_ code: Int32, _ doing: String) throws(RunFileError) {
    guard code != NC_NOERR else { return }
    throw .unwritable(path: path, doing: doing, code: code, message: NetCDFLibrary.message(code))
  }
}
