import Foundation

/// The launcher that has started this process, as far as the environment tells: mpirun of Open MPI or MPICH, or srun.
package enum Launcher {
  /// Variables with the number of processes started together, and the place of this one among them.
  private static let variables = [
    (count: "OMPI_COMM_WORLD_SIZE", place: "OMPI_COMM_WORLD_RANK"), (count: "PMI_SIZE", place: "PMI_RANK"),
    (count: "SLURM_STEP_NUM_TASKS", place: "SLURM_PROCID"),
  ]
  /// Beginnings of the names of variables that tell a process that it belongs to a job.
  private static let prefixes = ["OMPI_", "PMIX_", "PMI_", "MPI_LOCAL", "SLURM_STEP_", "SLURM_PROCID"]

  package static let (count, place) = found(in: ProcessInfo.processInfo.environment)

  /// Processes of the launcher on this machine, this one included; 1 where it does not say.
  package static var neighbours: Int {
    let environment = ProcessInfo.processInfo.environment
    let names = ["OMPI_COMM_WORLD_LOCAL_SIZE", "MPI_LOCALNRANKS", "SLURM_STEP_TASKS_PER_NODE"]
    // Slurm says `2(x3),1`.
    let numbers = names.compactMap { environment[$0].flatMap { Int($0.prefix { $0.isNumber }) } }
    return max(1, numbers.first ?? 1)
  }

  /// One process, the first, where there is no launcher.
  package static func found(in environment: [String: String]) -> (count: Int, place: Int) {
    for names in variables {
      guard let count = environment[names.count].flatMap({ Int($0) }), count > 0,
        let place = environment[names.place].flatMap({ Int($0) }), (0..<count).contains(place)
      else { continue }
      return (count, place)
    }
    return (1, 0)
  }

  /// The environment for a process of its own, which must not take itself for one of the launcher's.
  package static func removed(from environment: [String: String]) -> [String: String] {
    environment.filter { variable in !prefixes.contains { variable.key.hasPrefix($0) } }
  }
}
