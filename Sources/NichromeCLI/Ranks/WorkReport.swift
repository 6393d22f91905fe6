import Foundation
import Nichrome

/// What `--timing` prints.
enum WorkReport {
  /// `timing: 412 steps on 3 ranks, 3.210 ms each, 0.140 ms of it in communication; 1.5 messages and 14200 bytes from rank 0`
  static func text(_ work: RunWork, ranks: Int) -> String {
    let steps = Double(max(work.steps, 1))
    let (whole, talk) = (1e3 * work.seconds / steps, 1e3 * work.traffic.seconds / steps)
    func number(_ value: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", value) }
    let messages = number(Double(work.traffic.messages) / steps, 2)
    let bytes = number(Double(work.traffic.bytes) / steps, 0)
    return "timing: \(work.steps) steps on \(ranks) rank\(ranks == 1 ? "" : "s"), \(number(whole, 3)) ms each,"
      + " \(number(talk, 3)) ms of it in communication; a step sent \(messages) messages and \(bytes) bytes from rank 0"
  }
}
