import CMPI

/// Bytes of any length: MPI counts in 32 bits, so long messages go in parts.
extension MPIWorld {
  private static let longestPart = 1 << 28

  public func gather(_ bytes: [UInt8]) -> [[UInt8]] {
    var lengths = [Int64](repeating: 0, count: size)
    nichrome_mpi_gather_length(Int64(bytes.count), &lengths)
    if rank > 0 {
      count(bytes: bytes.count) {
        bytes.withUnsafeBytes { buffer in
          Self.inParts(buffer.count) { start, length in
            nichrome_mpi_send_to_root(buffer.baseAddress! + start, Int32(length))
          }
        }
      }
      return []
    }
    return (0..<size).map { sender in
      if sender == 0 { return bytes }
      var received = [UInt8](repeating: 0, count: Int(lengths[sender]))
      received.withUnsafeMutableBytes { buffer in
        Self.inParts(buffer.count) { start, length in
          nichrome_mpi_receive(buffer.baseAddress! + start, Int32(length), Int32(sender))
        }
      }
      return received
    }
  }

  public func broadcast(_ bytes: [UInt8]) -> [UInt8] {
    var length = Int64(bytes.count)
    nichrome_mpi_broadcast(&length, 8)
    var shared = rank == 0 ? bytes : [UInt8](repeating: 0, count: Int(length))
    count(bytes: rank == 0 ? bytes.count : 0) {
      shared.withUnsafeMutableBytes { buffer in
        Self.inParts(buffer.count) { start, length in
          nichrome_mpi_broadcast(buffer.baseAddress! + start, Int32(length))
        }
      }
    }
    return shared
  }

  private static func inParts(_ total: Int, _ work: (_ start: Int, _ length: Int) -> Void) {
    for start in stride(from: 0, to: total, by: longestPart) { work(start, min(longestPart, total - start)) }
  }
}
