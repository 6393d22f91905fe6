#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Seconds of processor time this process has had: what else the machine does is no part of it, but for shared caches.
func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
}
