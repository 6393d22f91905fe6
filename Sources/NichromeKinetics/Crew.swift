import Foundation

/// Threads that stand ready for the parts of a step. A part takes some ten microseconds to some hundred, and to wake a
/// sleeping thread takes as long: between parts they look out for a moment, and sleep only then.
final class Crew: Sendable {
  private let board = JobBoard()
  private let alarms: [Alarm]

  /// - Parameter helpers: threads besides the caller's.
  init(helpers: Int) {
    alarms = (0..<helpers).map { _ in Alarm() }
    for alarm in alarms {
      let thread = Thread { [board] in
        while true {
          alarm.wait { board.isNews }
          if board.isDismissed { return }
          board.help()
        }
      }
      thread.start()
    }
  }

  deinit {
    board.dismiss()
    for alarm in alarms { alarm.ring() }
  }

  /// The same work on numbered items, whoever comes first. The caller waits for those who have begun, never for those who have
  /// not: on a busy machine it does all of it. What a part asks for in turn, its own thread does.
  func forEach(_ count: Int, _ work: @Sendable (Int) -> Void) {
    if count < 2 || !board.claim() {
      for item in 0..<count { work(item) }
      return
    }
    withoutActuallyEscaping(work) { work in
      board.post(count, work)
      for alarm in alarms { alarm.ring() }
      board.finish()
    }
  }
}
