/// Finds the parts of a saved state again, and refuses what does not fit.
public struct StateReader {
  private let sections: [String: StateSection]

  public init(_ sections: [StateSection]) {
    self.sections = Dictionary(sections.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public func has(_ name: String) -> Bool { sections[name] != nil }

  /// `count`: how many there must be; nil: any number.
  public func doubles(_ name: String, count: Int? = nil) throws(StateError) -> [Double] {
    try elements(name, .doubles, count: count)
  }

  public func integers(_ name: String, count: Int? = nil) throws(StateError) -> [Int] {
    try elements(name, .integers, count: count)
  }

  public func bytes(_ name: String, count: Int? = nil) throws(StateError) -> [UInt8] {
    try elements(name, .bytes, count: count)
  }

  public func double(_ name: String) throws(StateError) -> Double { try doubles(name, count: 1)[0] }

  /// An integer of `range`.
  public func integer(_ name: String, in range: ClosedRange<Int> = 0...Int.max) throws(StateError) -> Int {
    let value = try integers(name, count: 1)[0]
    guard range.contains(value) else { throw .impossible(section: name, value: String(value)) }
    return value
  }

  public func text(_ name: String) throws(StateError) -> String {
    String(decoding: try elements(name, .text, count: nil) as [UInt8], as: UTF8.self)
  }

  /// Rows of equal length, as many as there are.
  public func rows(_ name: String, width: Int) throws(StateError) -> [[Double]] {
    let values = try doubles(name)
    guard width > 0, values.count % width == 0 else {
      throw .otherCount(section: name, found: values.count, expected: width)
    }
    return stride(from: 0, to: values.count, by: width).map { Array(values[$0..<($0 + width)]) }
  }

  private func elements<Element: BitwiseCopyable>(
    _ name: String, _ kind: StateSection.Kind, count: Int?
  ) throws(StateError) -> [Element] {
    guard let section = sections[name] else { throw .missing(section: name) }
    guard section.kind == kind else { throw .otherKind(section: name) }
    let found = section.payload.count / kind.size
    guard section.payload.count == found * kind.size, count == nil || count == found else {
      throw .otherCount(section: name, found: found, expected: count ?? found)
    }
    // To the thread sanitizer filling nothing is a race for the one empty array of all.
    if found == 0 { return [] }
    return Array(unsafeUninitializedCapacity: found) { buffer, initialized in
      UnsafeMutableRawBufferPointer(buffer).copyBytes(from: section.payload)
      initialized = found
    }
  }
}
