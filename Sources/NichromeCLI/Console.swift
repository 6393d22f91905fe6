import Foundation

/// Standard error and the terminal behind it.
enum Console {
  /// Whether standard error is a terminal that may be sent control sequences: not one that is dumb, or told to be plain
  /// by NO_COLOR.
  static var hasTerminal: Bool {
    let environment = ProcessInfo.processInfo.environment
    let isPlain = environment["TERM"] == "dumb" || environment["NO_COLOR"].map { !$0.isEmpty } == true
    return isatty(STDERR_FILENO) == 1 && !isPlain
  }

  /// Columns of the terminal.
  static var width: Int {
    var size = winsize()
    let usual = 80
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : usual
  }

  /// Writes one message to standard error, on lines of its own.
  static func complain(_ message: String) { write(message + "\n") }

  static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
