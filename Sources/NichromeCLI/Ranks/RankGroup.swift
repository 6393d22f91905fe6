import Foundation
import Nichrome
import NichromeNumerics

#if NICHROME_MPI
  import NichromeMPI
#endif

/// The processes that carry out one command together, of which only the first reads, prints and writes.
final class RankGroup {
  let ranks: any Communicator
  /// Threads of a rank unless the user says otherwise; nil: one per processor.
  let threads: Int?
  /// Whether all ranks have done their part: whatever happens then is rank 0's business only.
  var isConcluded = false

  var isRoot: Bool { ranks.isRoot }

  private init(_ ranks: any Communicator, threads: Int?) { (self.ranks, self.threads) = (ranks, threads) }

  /// Seconds that a rank gives the first one to say what both have found wrong.
  private static let patience = 3.0

  /// Carries out a command with all processes that the launcher has started.
  static func perform(_ command: (RankGroup) throws -> Void) throws {
    if Launcher.count == 1 { return try command(RankGroup(SingleProcess(), threads: nil)) }
    #if NICHROME_MPI
      let world = MPIWorld()
      let group = RankGroup(world, threads: max(1, Processors.count / world.neighbours))
      do {
        try check(world)
        try command(group)
      } catch {
        let failure = error as? Failure ?? .other("\(error)")
        if !world.isRoot { Thread.sleep(forTimeInterval: patience) }
        Console.complain(world.isRoot ? failure.message : "rank \(world.rank) of \(world.size): \(failure.message)")
        if !group.isConcluded { world.abort(failure.code) }
        world.finish()
        exit(failure.code)
      }
      world.finish()
    #else
      if Launcher.place > 0 { Thread.sleep(forTimeInterval: patience) }
      throw Failure.badInput(
        "a launcher has started \(Launcher.count) processes, but this nichrome was built without MPI: build it with"
          + " `make mpi`, or start one process")
    #endif
  }

  #if NICHROME_MPI
    private static func check(_ world: MPIWorld) throws(Failure) {
      guard world.size == Launcher.count else {
        throw .badInput(
          "the launcher has started \(Launcher.count) processes, but MPI knows of \(world.size): start them with the mpirun"
            + " of this MPI, or with srun --mpi=pmix")
      }
    }
  #endif
}
