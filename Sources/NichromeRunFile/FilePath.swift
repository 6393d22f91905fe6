/// Parts of a path. Foundation's `NSString` versions crash on names of one letter on Linux.
public enum FilePath {
  /// The folder a path lies in: `a/b` for `a/b/c.nc`, `.` for a bare name.
  public static func folder(of path: String) -> String {
    guard let slash = trimmed(path).lastIndex(of: "/") else { return "." }
    let folder = trimmed(String(path[..<slash]))
    return folder.isEmpty ? "/" : folder
  }

  /// The last part of a path: `c.nc` for `a/b/c.nc`.
  public static func name(of path: String) -> String {
    let path = trimmed(path)
    return path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// The name without its extension: `c` for `a/b/c.nc`.
  public static func stem(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// Without slashes at its end.
  private static func trimmed(_ path: String) -> String {
    var path = path[...]
    while path.count > 1, path.last == "/" { path.removeLast() }
    return String(path)
  }
}
