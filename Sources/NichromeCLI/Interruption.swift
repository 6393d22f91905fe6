import Foundation
import Synchronization

/// SIGINT and SIGTERM: the first asks the run to stop after its step, a second one ends the process at once.
enum Interruption {
  private static let requested = Atomic<Bool>(false)

  static var isRequested: Bool { requested.load(ordering: .relaxed) }

  static func watch() {
    // The flag is created here, not in the handler, where nothing may be allocated.
    requested.store(false, ordering: .relaxed)
    for number in [SIGINT, SIGTERM] { signal(number, handler) }
  }

  private static let handler: @convention(c) (Int32) -> Void = { number in
    requested.store(true, ordering: .relaxed)
    signal(number, SIG_DFL)
  }
}
