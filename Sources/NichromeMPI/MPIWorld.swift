import CMPI
import NichromeNumerics

/// The processes that a launcher (mpirun, srun) has started together, joined by MPI.
///
/// To be used by the thread that has made it. A rank that dies ends the job: the launcher kills the others.
public final class MPIWorld: Communicator {
  public let rank: Int
  public let size: Int
  /// Ranks on this machine, this one included.
  public let neighbours: Int
  public private(set) var traffic = Traffic()

  public init() {
    nichrome_mpi_start()
    rank = Int(nichrome_mpi_rank())
    size = Int(nichrome_mpi_size())
    neighbours = Int(nichrome_mpi_neighbours())
  }

  /// Waits for the other ranks to call it as well; nothing can be said afterwards.
  public func finish() { nichrome_mpi_finish() }

  /// Ends all ranks at once, and the launcher with this exit code.
  public func abort(_ code: Int32) -> Never {
    nichrome_mpi_abort(code)
    fatalError("MPI_Abort has returned")
  }

  public func sum(_ values: Column<Int>) {
    count(bytes: 8 * values.count) { nichrome_mpi_sum(values.start, Int32(values.count)) }
  }

  public func share(_ values: Column<Double>, counts: [Int]) {
    var (starts, next) = ([Int32](), 0)
    for count in counts {
      starts.append(Int32(next))
      next += count
    }
    count(bytes: 8 * counts[rank]) { nichrome_mpi_share(values.start, counts.map { Int32($0) }, starts) }
  }

  func count(bytes: Int, _ send: () -> Void) {
    let start = ContinuousClock.now
    send()
    traffic.add(bytes: bytes, seconds: (ContinuousClock.now - start) / .seconds(1))
  }
}
