import Foundation
import Nichrome
import Synchronization

/// What signals ask of a run. The first SIGINT or SIGTERM: stop after the block under way; a second one ends the process at
/// once. SIGUSR1: keep a checkpoint and go on. SIGUSR2: stop, however often it comes; a sweep sends it to its runs, which a
/// batch system may have told to stop already.
enum Interruption {
  private static let stop = Atomic<Bool>(false)
  private static let keep = Atomic<Bool>(false)

  static var isRequested: Bool { stop.load(ordering: .relaxed) }

  /// What has been asked since the last time.
  static var request: RunSession.Request {
    if isRequested { return .stop }
    return keep.exchange(false, ordering: .relaxed) ? .keepCheckpoint : .goOn
  }

  static func watch() {
    // The flags are created here, not in a handler, where nothing may be allocated.
    stop.store(false, ordering: .relaxed)
    keep.store(false, ordering: .relaxed)
    // A parent may start this process from a thread that blocks signals, as Dispatch's workers do; the mask is inherited.
    var watched = sigset_t()
    sigemptyset(&watched)
    for (number, handler) in [
      (SIGINT, stopHandler), (SIGTERM, stopHandler), (SIGUSR1, keepHandler), (SIGUSR2, patientStopHandler),
    ] {
      signal(number, handler)
      sigaddset(&watched, number)
    }
    pthread_sigmask(SIG_UNBLOCK, &watched, nil)
    // A file that grows beyond the limit of the shell is an error to be reported, not the end of the run.
    signal(SIGXFSZ, SIG_IGN)
  }

  private static let stopHandler: @convention(c) (Int32) -> Void = { _ in
    stop.store(true, ordering: .relaxed)
    signal(SIGINT, SIG_DFL)
    signal(SIGTERM, SIG_DFL)
  }

  private static let patientStopHandler: @convention(c) (Int32) -> Void = { _ in stop.store(true, ordering: .relaxed) }

  private static let keepHandler: @convention(c) (Int32) -> Void = { _ in keep.store(true, ordering: .relaxed) }
}
