import CNetCDF
import Foundation
import NichromeModel
import NichromeRunFile
import Testing

@Suite("Files that fail")
struct DamageTests {
  @Test("a failed write leaves the old file and nothing else")
  func failedWrite() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/run.nc"
      try Synthetic.record().write(to: path)
      let before = try Data(contentsOf: URL(fileURLWithPath: path))
      var impossible = Synthetic.record()
      impossible.quantities[5].name = "no/slash"
      #expect {
        try impossible.write(to: path)
      } throws: { error in
        guard case .unwritable(path, let doing, let code, let message)? = error as? RunFileError else { return false }
        return doing == "defining no/slash" && code != 0 && !message.isEmpty
      }
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["run.nc"])
    }
  }

  @Test("a result cannot replace a folder, nor go into a file")
  func unwritablePlaces() throws {
    try withTemporaryFolder { folder in
      let occupied = folder + "/taken"
      try FileManager.default.createDirectory(atPath: occupied, withIntermediateDirectories: true)
      #expect(throws: RunFileError.self) { try Synthetic.record().write(to: occupied) }
      #expect(throws: RunFileError.self) { try RunFile.prepare(occupied) }
      try Data("text".utf8).write(to: URL(fileURLWithPath: folder + "/file"))
      #expect(throws: RunFileError.self) { try RunFile.prepare(folder + "/file/run.nc") }
      #expect(throws: RunFileError.self) { try Synthetic.record().write(to: folder + "/file/run.nc") }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["file", "taken"])
      #expect(try FileManager.default.contentsOfDirectory(atPath: occupied).isEmpty)
    }
  }

  @Test("preparing makes missing folders and leaves them empty")
  func preparing() throws {
    try withTemporaryFolder { folder in
      try RunFile.prepare(folder + "/new/deeper/run.nc")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/new/deeper").isEmpty)
    }
  }

  @Test("a missing file is called missing")
  func missing() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/none.nc"
      _ = #expect(throws: RunFileError.missing(path: path)) { try RunRecord(contentsOf: path) }
    }
  }

  @Test("other files are called foreign", arguments: ["", "title: a deck\n", "\u{89}PNG\r\n"])
  func foreign(content: String) throws {
    try withTemporaryFolder { folder in
      let path = folder + "/other.nc"
      try Data(content.utf8).write(to: URL(fileURLWithPath: path))
      #expect {
        try RunRecord(contentsOf: path)
      } throws: { error in
        guard case .foreign? = error as? RunFileError else { return false }
        return true
      }
    }
  }

  @Test("a folder is no result file")
  func folderAsFile() throws {
    try withTemporaryFolder { folder in
      _ = #expect(throws: RunFileError.foreign(path: folder, reason: "it is a folder")) {
        try RunRecord(contentsOf: folder)
      }
    }
  }

  @Test("a truncated file is refused at any length")
  func truncated() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/run.nc"
      try Synthetic.record().write(to: path)
      let whole = try Data(contentsOf: URL(fileURLWithPath: path))
      for part in 0..<20 {
        try whole.prefix(whole.count * part / 20).write(to: URL(fileURLWithPath: path))
        #expect(throws: RunFileError.self, "\(part)/20 of the file") { try RunRecord(contentsOf: path) }
      }
    }
  }

  @Test("a flipped byte is noticed wherever it is")
  func flippedByte() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/run.nc"
      try Synthetic.record().write(to: path)
      let whole = try Data(contentsOf: URL(fileURLWithPath: path))
      for position in stride(from: 0, to: whole.count, by: whole.count / 150) {
        var flipped = whole
        flipped[position] ^= 0x10
        try flipped.write(to: URL(fileURLWithPath: path))
        #expect(throws: RunFileError.self, "byte \(position)") { try RunRecord(contentsOf: path) }
      }
    }
  }

  @Test("a netCDF file of another program is refused")
  func otherProgram() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/other.nc"
      var id: Int32 = 0
      RunFile.withLibrary {
        #expect(nc_create(path, NC_NETCDF4, &id) == NC_NOERR)
        #expect(nc_close(id) == NC_NOERR)
      }
      #expect {
        try RunRecord(contentsOf: path)
      } throws: { error in
        guard case .damaged(path, let reason)? = error as? RunFileError else { return false }
        return reason.contains("another program")
      }
    }
  }
}
