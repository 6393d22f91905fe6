import Foundation
import Nichrome

/// What `--timing` prints.
enum WorkReport {
  /// `timing: 412 steps on 3 ranks, 3.210 ms each, 0.140 ms of it in communication; 1.5 messages and 14200 bytes from rank 0`
  static func text(_ work: RunWork, ranks: Int) -> String {
    let steps = Double(max(work.steps, 1))
    let (whole, talk) = (1e3 * work.seconds / steps, 1e3 * work.traffic.seconds / steps)
    return String(
      format: "timing: %d steps on %d rank%@, %.3f ms each, %.3f ms of it in communication; a step sent %.2f messages and"
        + " %.0f bytes from rank 0", work.steps, ranks, ranks == 1 ? "" : "s", whole, talk,
      Double(work.traffic.messages) / steps, Double(work.traffic.bytes) / steps)
  }
}
