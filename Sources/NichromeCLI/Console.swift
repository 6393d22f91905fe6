import Foundation

/// Standard error and the terminal behind it.
enum Console {
  static var hasTerminal: Bool { isatty(STDERR_FILENO) == 1 }

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
