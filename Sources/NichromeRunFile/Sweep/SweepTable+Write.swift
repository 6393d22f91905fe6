import CNetCDF
import Foundation
import NichromeModel

extension SweepTable {
  /// Number of the format of the netCDF table.
  public static let format = 1

  /// Writes the table as text, in one step.
  public func write(csv path: String) throws(RunFileError) { try TextFile.write(csv, to: path) }

  /// Writes the table as netCDF, in one step: a dimension and coordinate for each varied key (dots as underscores), every
  /// column over all of them, missing numbers as NaN.
  public func write(netCDF path: String) throws(RunFileError) {
    try AtomicFile.replace(path) { temporary throws(RunFileError) in
      try NetCDFLibrary.exclusively { () throws(RunFileError) in
        let file = try NetCDFWriter(creating: temporary, for: path)
        try fill(file)
        try file.close()
      }
    }
  }

  private func fill(_ file: NetCDFWriter) throws(RunFileError) {
    try file.attribute("Conventions", .text("CF-1.11"))
    try file.attribute("title", .text(title))
    try file.attribute("nichrome_sweep_format", .integer(Self.format))
    try file.attribute("version", .text(Version.string))
    try file.attribute("deck", .text(deck))
    let shape = grid.axes.map { (name: Self.dimension($0.key), length: $0.values.count) }
    try file.attribute("varied", .text(shape.map(\.name).joined(separator: " ")))
    for (axis, dimension) in zip(grid.axes, shape) { try write(axis, dimension, to: file) }
    try flags(
      "status", "how far a point is", SweepStatus.words, status.map { SweepStatus.words.firstIndex(of: $0.word) },
      shape,
      file)
    try flags(
      "spots", "whether spots were found (-1: the point is not done)", SweepRow.findings,
      rows.map { row in row.flatMap { SweepRow.findings.firstIndex(of: $0.finding) } }, shape, file)
    for (index, column) in columns.enumerated() {
      let values = rows.map { $0?.values[index] ?? .nan }
      try file.variable(
        column.name, over: shape, values,
        attributes: [("units", .text(column.unit)), ("long_name", .text(column.longName))])
    }
  }

  /// The coordinate of a varied key; words are counted from 0, and listed in the attribute `labels`.
  private func write(
    _ axis: SweepAxis, _ dimension: (name: String, length: Int), to file: NetCDFWriter
  ) throws(RunFileError) {
    var attributes: [(String, AttributeValue)] = [("key", .text(axis.key)), ("long_name", .text(axis.key))]
    attributes.append(("units", .text(axis.unit.isEmpty ? "1" : axis.unit)))
    if axis.numbers == nil { attributes.append(("labels", .text(axis.values.joined(separator: ",")))) }
    let numbers = axis.numbers ?? axis.values.indices.map(Double.init)
    try file.variable(dimension.name, over: [dimension], numbers, attributes: attributes)
  }

  private func flags(
    _ name: String, _ longName: String, _ words: [String], _ values: [Int?], _ shape: [(name: String, length: Int)],
    _ file: NetCDFWriter
  ) throws(RunFileError) {
    let meanings = words.map { $0.replacing(" ", with: "_") }.joined(separator: " ")
    try file.variable(
      name, over: shape, values.map { Double($0 ?? -1) }, as: NC_INT,
      attributes: [
        ("long_name", .text(longName)), ("flag_meanings", .text(meanings)),
        ("flag_values", .text(words.indices.map(String.init).joined(separator: " "))),
      ])
  }

  private static func dimension(_ key: String) -> String { key.replacing(".", with: "_") }
}
