import Foundation
import NichromeModel
import NichromeNumerics
import NichromeRunFile
import Testing

@Suite("Checkpoint files")
struct CheckpointTests {
  /// Some forty kilobytes, with every kind of section, an empty one among them.
  static let checkpoint: Checkpoint = {
    var writer = StateWriter()
    writer.add("numbers", (0..<4000).map { 1 / Double($0 + 1) })
    writer.add("odd numbers", [.infinity, -0.0, .leastNonzeroMagnitude, .pi])
    writer.add("counts", [Int.min, -1, 0, Int.max])
    writer.add("tags", [UInt8](repeating: 7, count: 9000))
    writer.add("nothing", [Double]())
    writer.add("words", text: "of electrons: µ, Å")
    return Checkpoint(
      deck: Synthetic.record().deck, version: "1.2.3", seconds: 12.5, status: .unfinished, state: writer.sections)
  }()

  static let content: Data = {
    let folder = NSTemporaryDirectory() + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    guard (try? checkpoint.write(to: folder + "/run.checkpoint")) != nil,
      let content = FileManager.default.contents(atPath: folder + "/run.checkpoint")
    else { preconditionFailure("no checkpoint could be written") }
    return content
  }()

  @Test("what is written is read again, to the bit")
  func roundTrip() throws {
    let read = try Checkpoint(Self.content, path: "run.checkpoint")
    #expect(read == Self.checkpoint)
    #expect(try StateReader(read.state).doubles("odd numbers")[1].sign == .minus)
    #expect(Self.content.count < 60_000, "compact")
  }

  @Test("cut short at every kilobyte, and at every one of the first and last bytes: refused")
  func truncated() {
    let last = Self.content.count
    let lengths = Array(stride(from: 0, to: last, by: 1024)) + Array(0..<200) + Array((last - 200)..<last)
    for length in lengths {
      #expect(throws: CheckpointError.self, "\(length) bytes") {
        try Checkpoint(Self.content.prefix(length), path: "run.checkpoint")
      }
    }
  }

  @Test("single bits flipped in more than a thousand places: refused")
  func flipped() {
    let places = Array(0..<400) + Array(stride(from: 400, to: Self.content.count, by: 61))
    #expect(places.count > 1000)
    for place in places {
      var changed = Self.content
      changed[place] ^= 1 << UInt8(place % 8)
      #expect(throws: CheckpointError.self, "byte \(place)") { try Checkpoint(changed, path: "run.checkpoint") }
    }
  }

  @Test("longer, empty, foreign, of another format: refused for what they are")
  func others() throws {
    func error(_ content: Data) -> CheckpointError? {
      do {
        _ = try Checkpoint(content, path: "x")
        return nil
      } catch { return error }
    }
    for content in [Self.content + Data([0]), Self.content + Self.content] {
      guard case .damaged? = error(content) else {
        Issue.record("accepted, or refused for another reason: \(error(content)?.description ?? "")")
        continue
      }
    }
    #expect(error(Data()) == .foreign(path: "x", reason: "it is empty"))
    for text in ["title: a deck", "CDF\u{1}", "\u{89}PNG"] {
      guard case .foreign? = error(Data(text.utf8)) else {
        Issue.record("\(text) is not called foreign")
        continue
      }
    }
  }

  @Test("the newest whole checkpoint is found, and the last one is kept")
  func store() throws {
    try withTemporaryFolder { folder in
      let store = CheckpointStore(result: folder + "/run.nc")
      #expect(throws: CheckpointError.missing(path: folder + "/run.checkpoint")) { try store.newest() }
      var second = Self.checkpoint
      second.seconds = 20
      try store.write(Self.checkpoint)
      try store.write(second)
      #expect(try store.newest().checkpoint == second)
      try Data("x".utf8).write(to: URL(fileURLWithPath: store.path))
      let (found, passedOver) = try store.newest()
      #expect(found == Self.checkpoint && passedOver != nil)
      try FileManager.default.removeItem(atPath: store.path)
      #expect(try store.newest().checkpoint == Self.checkpoint, "killed between the two renames")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["run.checkpoint.previous"])
    }
  }

  @Test("a lock is exclusive, and goes with its holder")
  func lock() throws {
    try withTemporaryFolder { folder in
      do {
        let lock = try RunLock(for: folder + "/run.nc")
        #expect(throws: CheckpointError.self) { try RunLock(for: folder + "/run.nc") }
        withExtendedLifetime(lock) {}
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
      withExtendedLifetime(try RunLock(for: folder + "/run.nc")) {}
    }
  }
}
