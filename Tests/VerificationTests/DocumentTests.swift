import Foundation
import Nichrome
import NichromeKinetics
import Testing

/// Tables of the documents are those of the code.
@Suite("Documents") struct DocumentTests {
  private static let method = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("docs/method.md")

  @Test("docs/method.md lists every parameter of the numerics with its default") func numerics() throws {
    let lines = try String(contentsOf: Self.method, encoding: .utf8).split(separator: "\n")
    let rows = lines.map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
    let parameters = Mirror(reflecting: Numerics()).children
    #expect(parameters.count >= 8)
    for (label, value) in parameters {
      let name = try #require(label)
      let row = rows.first { $0.count == 3 && $0[0] == "`\(name)`" }
      let documented = row.flatMap { Double($0[1]) }
      #expect(documented == Double("\(value)"), "\(name) is \(value), documented \(row?[1] ?? "not at all")")
    }
  }
}
