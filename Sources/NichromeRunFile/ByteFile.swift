import Foundation

/// A file that bytes are appended to.
final class ByteFile {
  private let descriptor: Int32
  private let path: String

  init(creating temporary: String, for path: String) throws(RunFileError) {
    self.path = path
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    try AtomicFile.system(descriptor, "creating \(temporary)", path)
  }

  func write(_ bytes: [UInt8]) throws(RunFileError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress! + done, $0.count - done) }
      if count < 0, errno == EINTR { continue }
      try AtomicFile.system(Int32(clamping: count), "writing", path)
      done += count
    }
  }

  func close() { systemClose(descriptor) }
}

private func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, start, count)
}

private func systemClose(_ descriptor: Int32) { close(descriptor) }
