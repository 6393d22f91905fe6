import Foundation
import NichromeNumerics

extension Checkpoint {
  /// Reads a checkpoint and checks every byte of it.
  ///
  /// Throws `missing`, `unreadable`, `foreign`, `otherFormat` or `damaged`.
  public init(contentsOf path: String) throws(CheckpointError) {
    guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
    let content: Data
    do {
      content = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw .unreadable(path: path, code: (error as NSError).code, message: error.localizedDescription)
    }
    try self.init(content, path: path)
  }

  /// - Parameter path: names the file in errors.
  package init(_ content: Data, path: String) throws(CheckpointError) {
    let sections = content.withUnsafeBytes { buffer in
      Result { () throws(CheckpointError) in
        var decoder = CheckpointDecoder(path: path, bytes: buffer)
        return try decoder.sections()
      }
    }
    let decoded = try sections.get()
    do {
      try self.init(sections: decoded)
    } catch {
      throw .damaged(path: path, reason: error.description)
    }
  }
}

/// Takes the sections out of the bytes of a file.
private struct CheckpointDecoder {
  let path: String
  let bytes: UnsafeRawBufferPointer
  private var place = 0

  init(path: String, bytes: UnsafeRawBufferPointer) {
    self.path = path
    self.bytes = bytes
  }

  mutating func sections() throws(CheckpointError) -> [StateSection] {
    try head()
    var sections: [StateSection] = []
    var checksums = Checksum()
    while bytes.count - place > CheckpointFormat.endLength || !isAtEnd {
      let (section, seal) = try section(number: sections.count + 1)
      sections.append(section)
      CheckpointFormat.bytes(seal).withUnsafeBytes { checksums.add($0) }
    }
    let expected = CheckpointFormat.end(count: sections.count, checksums: checksums)
    guard bytes[place...].elementsEqual(expected) else { throw damaged("the checksum of its end does not fit") }
    return sections
  }

  private mutating func head() throws(CheckpointError) {
    guard bytes.count > 0 else { throw .foreign(path: path, reason: "it is empty") }
    guard bytes.prefix(CheckpointFormat.mark.count).elementsEqual(CheckpointFormat.mark) else {
      throw .foreign(path: path, reason: "it does not begin with the mark of one")
    }
    guard bytes.count >= CheckpointFormat.headLength else { throw damaged("it is cut short") }
    let body = UnsafeRawBufferPointer(rebasing: bytes[..<(CheckpointFormat.headLength - 8)])
    place = CheckpointFormat.mark.count
    let format: UInt32 = number()
    let seal: UInt64 = number()
    guard seal == Checksum.of(body) else { throw damaged("the checksum of its head does not fit") }
    guard format == CheckpointFormat.number else {
      throw .otherFormat(path: path, found: Int(format), supported: Int(CheckpointFormat.number))
    }
  }

  private var isAtEnd: Bool {
    bytes.count - place == CheckpointFormat.endLength
      && bytes[place...].starts(with: CheckpointFormat.endMark)
  }

  private mutating func section(number index: Int) throws(CheckpointError) -> (StateSection, seal: UInt64) {
    let first = place
    let shortest = CheckpointFormat.sectionHeadLength + 8
    guard bytes.count - place >= shortest else { throw damaged("it is cut short in section \(index)") }
    let nameLength = Int(number() as UInt32)
    let kind = StateSection.Kind(rawValue: UInt8(truncatingIfNeeded: number() as UInt32))
    let length = number() as UInt64
    let left = bytes.count - place - 8
    guard nameLength <= CheckpointFormat.longestName, length <= UInt64(left), nameLength + Int(length) <= left else {
      throw damaged("it is cut short in section \(index), or the lengths there are wrong")
    }
    let name = String(decoding: bytes[place..<(place + nameLength)], as: UTF8.self)
    place += nameLength
    let payload = Array(bytes[place..<(place + Int(length))])
    place += Int(length)
    let body = UnsafeRawBufferPointer(rebasing: bytes[first..<place])
    let seal: UInt64 = number()
    guard seal == Checksum.of(body) else { throw damaged("the checksum of section \(index) does not fit") }
    guard let kind else { throw damaged("section \(index) is of an unknown kind") }
    return (StateSection(name: name, kind: kind, payload: payload), seal)
  }

  /// The next little-endian number; the caller has checked that it is there.
  private mutating func number<Number: FixedWidthInteger>() -> Number {
    defer { place += MemoryLayout<Number>.size }
    return Number(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: Number.self))
  }

  private func damaged(_ reason: String) -> CheckpointError { .damaged(path: path, reason: reason) }
}
