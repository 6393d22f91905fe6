import Foundation
import NichromeModel

/// What a sweep was started with: a sweep that goes on must be the same.
public struct SweepManifest: Sendable, Equatable, Codable {
  /// One varied key.
  struct Axis: Sendable, Equatable, Codable {
    var key: String
    var values: [String]
  }

  var format: Int
  public var version: String
  /// The deck whose values are varied, verbatim.
  var deck: String
  var axes: [Axis]
  /// Of every point: checksum of all its numbers, those of a table of transmission included.
  var points: [String]

  /// Number of the format written; others are refused.
  private static let format = 1

  public init(_ plan: SweepPlan) {
    format = Self.format
    version = Version.string
    deck = plan.text
    axes = plan.grid.axes.map { Axis(key: $0.key, values: $0.values) }
    points = plan.points.map { point in
      let json = StoredParameters(point.deck).json
      return String(Checksum.of(Data("\(point.seed) \(json)".utf8)), radix: 16)
    }
  }

  /// Reads the manifest at `path`; nil where there is none.
  /// - Throws: `damaged` for a file that is no manifest of this format.
  public static func read(_ path: String) throws(RunFileError) -> SweepManifest? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let data = FileManager.default.contents(atPath: path) ?? Data()
    guard let found = try? JSONDecoder().decode(Self.self, from: data), found.format == format else {
      throw .damaged(path: path, reason: "it does not say what the sweep was started with")
    }
    return found
  }

  public func write(to path: String) throws(RunFileError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { preconditionFailure("words and numbers can be encoded") }
    try TextFile.write(String(decoding: data, as: UTF8.self) + "\n", to: path)
  }

  /// What differs, in words; nil where nothing does. A newer program may go on with the sweep of an older one.
  public func difference(from other: SweepManifest) -> String? {
    if axes != other.axes { return "other values are varied" }
    if deck != other.deck { return "the deck has changed" }
    if points != other.points { return "a table or default that the deck relies on has changed" }
    return nil
  }
}
