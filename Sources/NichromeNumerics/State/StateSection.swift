/// One named array of a saved state.
public struct StateSection: Sendable, Equatable {
  public enum Kind: UInt8, Sendable, CaseIterable {
    /// 64-bit floating-point numbers, to the bit.
    case doubles = 1
    /// 64-bit signed integers.
    case integers = 2
    case bytes = 3
    /// UTF-8.
    case text = 4

    /// Bytes per element.
    public var size: Int { self == .doubles || self == .integers ? 8 : 1 }
  }

  public let name: String
  public let kind: Kind
  /// The elements in the byte order of the machine, which is little-endian on every supported one.
  public let payload: [UInt8]

  public init(name: String, kind: Kind, payload: [UInt8]) {
    self.name = name
    self.kind = kind
    self.payload = payload
  }
}

/// Why a saved state does not fit what it is to restore.
public enum StateError: Error, Equatable, Sendable, CustomStringConvertible {
  case missing(section: String)
  case otherKind(section: String)
  case otherCount(section: String, found: Int, expected: Int)
  case impossible(section: String, value: String)

  public var description: String {
    switch self {
    case .missing(let section): "the section \(section) is missing"
    case .otherKind(let section): "the section \(section) holds another kind of data"
    case .otherCount(let section, let found, let expected):
      "the section \(section) has \(found) elements where \(expected) belong"
    case .impossible(let section, let value): "the section \(section) holds the impossible value \(value)"
    }
  }
}
