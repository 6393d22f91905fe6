import CNetCDF
import Foundation

/// The netCDF library as a whole. It is not thread-safe: whoever calls it does so within `exclusively`.
enum NetCDFLibrary {
  private static let lock = NSLock()

  /// Runs `body` while no other thread uses the library; files it opens must not outlive it.
  static func exclusively<Result>(_ body: () throws(RunFileError) -> Result) throws(RunFileError) -> Result {
    lock.lock()
    defer { lock.unlock() }
    prepare()
    return try body()
  }

  /// The same for code that throws anything.
  static func exclusivelyAny<Result>(_ body: () throws -> Result) rethrows -> Result {
    lock.lock()
    defer { lock.unlock() }
    prepare()
    return try body()
  }

  static func message(_ code: Int32) -> String { String(cString: nc_strerror(code)) }

  private static func prepare() {
    _ = leaveExitAlone
    silence()
  }

  /// Keeps HDF5 from flushing files once more when the process ends: where a disk is full, it crashes there.
  private static let leaveExitAlone: Void = {
    typealias DontAtExit = @convention(c) () -> Int32
    guard let symbol = dlsym(anywhere, "H5dont_atexit") else { return }
    _ = unsafeBitCast(symbol, to: DontAtExit.self)()
  }()

  /// Stops HDF5 from printing its error stack on this thread.
  ///
  /// netCDF does so itself, but only for the thread that calls it first; HDF5 keeps the setting per thread. HDF5 is
  /// reached by name because it is netCDF's library, under a different file name on each system.
  private static func silence() {
    typealias SetAuto = @convention(c) (Int64, UnsafeRawPointer?, UnsafeMutableRawPointer?) -> Int32
    guard let symbol = dlsym(anywhere, "H5Eset_auto2") else { return }
    let defaultStack: Int64 = 0
    _ = unsafeBitCast(symbol, to: SetAuto.self)(defaultStack, nil, nil)
  }

  /// Where `dlsym` looks for a symbol of any library.
  private static var anywhere: UnsafeMutableRawPointer? {
    #if canImport(Darwin)
      UnsafeMutableRawPointer(bitPattern: -2)
    #else
      nil
    #endif
  }
}
