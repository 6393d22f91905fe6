/// Collects the parts of a computation's state as named arrays, to the bit.
public struct StateWriter {
  public private(set) var sections: [StateSection] = []

  public init() {}

  public mutating func add(_ name: String, _ values: [Double]) { add(name, .doubles, values) }
  public mutating func add(_ name: String, _ values: [Int]) { add(name, .integers, values) }
  public mutating func add(_ name: String, _ values: [UInt8]) { add(name, .bytes, values) }
  public mutating func add(_ name: String, _ value: Double) { add(name, .doubles, [value]) }
  public mutating func add(_ name: String, _ value: Int) { add(name, .integers, [value]) }
  public mutating func add(_ name: String, text: String) { add(name, .text, Array(text.utf8)) }

  /// Adds rows of equal length one after the other.
  public mutating func add(_ name: String, rows: [[Double]]) { add(name, .doubles, Array(rows.joined())) }

  public mutating func add(_ section: StateSection) {
    assert(!sections.contains { $0.name == section.name }, "two sections named \(section.name)")
    sections.append(section)
  }

  private mutating func add<Element: BitwiseCopyable>(
    _ name: String, _ kind: StateSection.Kind, _ values: [Element]
  ) {
    add(StateSection(name: name, kind: kind, payload: values.withUnsafeBytes { Array($0) }))
  }
}
