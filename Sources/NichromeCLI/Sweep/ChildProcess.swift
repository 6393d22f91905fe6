import Foundation
import Nichrome

/// A process of this command's own, in a process group of its own: Ctrl-C on the terminal reaches it only through its parent.
struct ChildProcess {
  /// How a process ended.
  enum End: Equatable {
    case exit(Int32)
    case signal(Int32)
  }

  let id: pid_t

  /// Starts `executable`, both its outputs going to the file `log`, which is emptied first.
  init(_ executable: String, _ arguments: [String], log: String) throws(Failure) {
    #if canImport(Darwin)
      var files: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var files = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&files)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&files)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, log, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    posix_spawn_file_actions_adddup2(&files, STDOUT_FILENO, STDERR_FILENO)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    let environment = Launcher.removed(from: ProcessInfo.processInfo.environment)
    var words = ([executable] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + variables { free(word) } }
    var started = pid_t()
    let code = posix_spawn(&started, executable, &files, &attributes, &words, &variables)
    guard code == 0 else {
      throw .other("\(executable): cannot be started (\(String(cString: strerror(code))), log \(log))")
    }
    id = started
  }

  /// How it ended; nil while it runs. To be asked until it has ended, and not again.
  func end() -> End? {
    var status: Int32 = 0
    guard waitpid(id, &status, WNOHANG) == id else { return nil }
    let signal = status & 0x7f
    return signal == 0 ? .exit((status >> 8) & 0xff) : .signal(signal)
  }

  func send(_ signal: Int32) { kill(id, signal) }
}
