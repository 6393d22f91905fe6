import ArgumentParser
import Foundation
import Nichrome
import NichromeModel
import NichromeRunFile

struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep", abstract: "Simulates a deck at every point of a grid, tabulates and draws where spots are.",
    usage: """
      nichrome sweep <deck> [--vary <vary> ...] [-o <output>] [--jobs <jobs>]
                     [--threads <threads>] [--quiet]
      """,
    discussion: """
      Values: first:last:count at equal distances, first:last:count:log at equal ratios, or a list with commas. Each key \
      must stand in the deck. Started again, a sweep goes on: finished points are kept, interrupted ones resumed, failed \
      ones tried again. Several processes may work on one sweep, each with its --share; those that mpirun or srun has \
      started share the points out by themselves. SIGINT or SIGTERM stops all runs with checkpoints and exits with 4; when \
      points have failed the exit code is 1.
      """)

  @Argument(help: "The deck whose values are varied, a YAML file.", completion: .file(extensions: ["yaml"]))
  var deck: String

  @Option(help: "A key and its values, e.g. wire.temperature=0.1mu0:1mu0:10; may be given several times.")
  var vary: [String] = []

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: "The folder of the sweep. (default: runs/<deck name>-sweep)")
  var output: String?

  @Option(help: "Points simulated at a time. (default: one per core)")
  var jobs: Int?

  @Option(help: "Threads of each; results do not depend on it. (default: the cores that --jobs leaves to each)")
  var threads: Int?

  @Option(
    help: "Simulate only a share of the points, e.g. 2/5 for the second of five. (default: the launcher's, or all)",
    transform: { text in
      guard let share = SweepShare(text) else { throw ValidationError("--share: '\(text)' is not like 2/5") }
      return share
    })
  var share: SweepShare?

  @Flag(help: "No progress or warnings; errors only.")
  var quiet = false

  mutating func validate() throws {
    try RunOptions.check(jobs, "jobs")
    try RunOptions.check(threads, "threads")
  }

  func run() throws {
    let plan: SweepPlan
    do {
      plan = try SweepPlan(deck: deck, grid: SweepGrid(vary))
    } catch {
      throw Failure.badInput(error.description)
    }
    let path = output ?? "runs/\(FilePath.stem(of: deck))-sweep"
    guard !path.isEmpty else { throw Failure.badInput("-o: the name of the folder is empty; give a path") }
    let folder = SweepFolder(path, count: plan.points.count)
    do {
      try perform(plan, folder)
    } catch let error as RunFileError {
      throw Failure(message: error.description, code: Failure.Code.badResultFile)
    } catch let error as CheckpointError {
      throw Failure(message: error.description, code: Failure.Code.badResultFile)
    }
  }

  private func perform(_ plan: SweepPlan, _ folder: SweepFolder) throws {
    let share = share ?? SweepShare(place: Launcher.place, of: Launcher.count)
    // Of several processes of a launcher the first one speaks.
    let quiet = quiet || (self.share == nil && Launcher.place > 0)
    let remark = { (message: String) in if !quiet { Console.complain(message) } }
    if FileManager.default.fileExists(atPath: folder.path, isDirectory: nil) == false {
      do { try RunFile.prepare(folder.manifest) } catch { throw Failure.badInput(error.description) }
    }
    let lock = try share.isAll ? folder.lock() : folder.lock(of: share)
    try folder.alone(isNeeded: !share.isAll) { try folder.open(plan, remark: remark) }
    for warning in plan.warnings { remark("warning: \(warning)") }
    let processors = max(1, Processors.count / Launcher.neighbours)
    let atATime = max(1, min(jobs ?? processors, share.count(of: plan.points.count)))
    var task = SweepTask(
      plan, share, in: folder, jobs: atATime, threads: threads ?? max(1, processors / atATime),
      executable: Bundle.main.executablePath ?? CommandLine.arguments[0], quiet: quiet)
    try task.perform()
    try withExtendedLifetime(lock) { try conclude(task, folder, quiet: quiet) }
  }

  private func conclude(_ task: SweepTask, _ folder: SweepFolder, quiet: Bool) throws {
    let (done, failures, count) = (task.done, task.failures, task.plan.points.count)
    if Interruption.isRequested, task.isUnfinished {
      throw Failure(
        message: "stopped by a signal: \(done) of \(count) points are done; the same command goes on with the others",
        code: Failure.Code.resumable)
    }
    if !quiet { print("\(done) of \(count) points done\ntable: \(folder.csv), \(folder.netCDF)") }
    // The last share to end draws the whole.
    if done > 0, task.share.isAll || done + failures == count { draw(folder, quiet: quiet) }
    guard failures == 0 else {
      throw Failure.other(
        "\(failures) of \(count) points failed: the column `reason` of \(folder.csv) says why; the same command tries"
          + " them again")
    }
  }

  /// A sweep is worth its table also where nothing can draw it.
  private func draw(_ folder: SweepFolder, quiet: Bool) {
    // What has been printed comes before what Python prints.
    fflush(nil)
    do {
      let python = try AnalysisPython.found()
      let arguments = ["-m", AnalysisPython.module, "sweep", folder.netCDF, "-o", folder.path]
      guard try python.run(arguments + (quiet ? ["--quiet"] : [])) == 0 else {
        throw Failure.other("the Python package could not draw it")
      }
    } catch {
      let reason = (error as? Failure)?.message ?? "\(error)"
      Console.complain("warning: there is no figure (\(reason)); the table is complete")
    }
  }
}
