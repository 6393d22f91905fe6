import CCommit

/// The program's version, as recorded in every result file.
public enum Version {
  public static let string = "0.1.0"

  /// The commit this build was made from, with `-dirty` where files had changed; nil where the build was not told:
  /// NICHROME_COMMIT is set by `make`, not by `swift build` alone, and empty outside a git checkout.
  public static var commit: String? {
    let commit = String(cString: nichrome_commit())
    return commit.isEmpty ? nil : commit
  }

  /// `0.1.0 (1a2b3c4)`, or `0.1.0`.
  public static var full: String { string + (commit.map { " (\($0))" } ?? "") }
}
