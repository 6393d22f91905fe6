import Foundation

/// Keeps two processes from writing one run: a file beside the result that names host and process, locked while that lives.
///
/// The system drops its lock when the process ends, however that happens, so a file left behind on this host is stale.
/// Where the file system knows no locks, or the file is another host's, the names decide.
public final class RunLock {
  private let path: String
  private let descriptor: Int32

  /// - Throws: `inUse`, or `unwritable` when the file cannot be made.
  public init(for result: String) throws(CheckpointError) {
    let lock = CheckpointStore.companion(of: result, "lock")
    path = lock
    while true {
      let opened = open(lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      guard opened >= 0 else {
        let code = errno
        throw .unwritable(path: lock, doing: "locking the run", code: code, message: String(cString: strerror(code)))
      }
      let isLocked = flock(opened, LOCK_EX | LOCK_NB) == 0
      let isTaken = !isLocked && errno == EWOULDBLOCK
      // The owner before may have removed the file between the two calls.
      guard Self.isSame(opened, lock) else {
        close(opened)
        continue
      }
      let owner = Owner(in: opened)
      if isTaken || owner?.mayBeAlive(isLocked: isLocked) == true {
        close(opened)
        throw .inUse(result: result, lock: lock, owner: owner?.name ?? "another process")
      }
      descriptor = opened
      Owner.current.write(to: opened)
      return
    }
  }

  deinit {
    unlink(path)
    close(descriptor)
  }

  private static func isSame(_ descriptor: Int32, _ path: String) -> Bool {
    var (opened, named) = (stat(), stat())
    return fstat(descriptor, &opened) == 0 && stat(path, &named) == 0 && opened.st_ino == named.st_ino
      && opened.st_dev == named.st_dev
  }
}

/// Who holds a lock.
private struct Owner: Equatable {
  let host: String
  let process: Int32

  static var current: Owner {
    var name = [UInt8](repeating: 0, count: 256)
    name.withUnsafeMutableBytes { _ = gethostname($0.baseAddress!.assumingMemoryBound(to: CChar.self), $0.count - 1) }
    let host = String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)
    return Owner(host: host.isEmpty ? "localhost" : host, process: getpid())
  }

  init(host: String, process: Int32) {
    self.host = host
    self.process = process
  }

  /// Nil where the file is empty or says something else.
  init?(in descriptor: Int32) {
    var buffer = [UInt8](repeating: 0, count: 512)
    let count = pread(descriptor, &buffer, buffer.count, 0)
    let words = String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard words.count == 2, let process = Int32(words[1]) else { return nil }
    self.init(host: String(words[0]), process: process)
  }

  func write(to descriptor: Int32) {
    let text = Array("\(host) \(process)\n".utf8)
    ftruncate(descriptor, 0)
    _ = pwrite(descriptor, text, text.count, 0)
  }

  var name: String { "process \(process) on \(host)" }

  /// - Parameter isLocked: whether the system has given this process its lock on the file.
  func mayBeAlive(isLocked: Bool) -> Bool {
    if host != Owner.current.host { return true }
    if isLocked || process == getpid() { return false }
    return kill(process, 0) == 0 || errno == EPERM
  }
}
