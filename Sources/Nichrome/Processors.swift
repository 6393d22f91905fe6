#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Facts of the machine.
public enum Processors {
  public static var count: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}

/// Seconds since it was made, from the monotonic clock.
struct Stopwatch {
  private let start = ContinuousClock.now

  var seconds: Double {
    let passed = start.duration(to: .now).components
    return Double(passed.seconds) + 1e-18 * Double(passed.attoseconds)
  }
}
