import Foundation
import Nichrome
import NichromeAnalysis
import NichromeModel
import NichromeRunFile

/// Brings the points of a sweep to their ends, some at a time, each in a process of its own.
struct SweepTask {
  let plan: SweepPlan
  let share: SweepShare
  let folder: SweepFolder
  /// Processes at a time, and threads of each.
  let jobs: Int
  let threads: Int
  let executable: String
  private(set) var table: SweepTable
  private var display: SweepDisplay
  private var children: [Int: ChildProcess] = [:]
  private var isStopping = false
  private var complaint: String?

  /// Seconds between looks at the processes, and at points that another process works on.
  private static let pause = 0.05
  private static let pauseForOthers = 1.0

  private var hasScales: Bool { plan.points.allSatisfy { $0.deck.scales != nil } }

  init(
    _ plan: SweepPlan, _ share: SweepShare, in folder: SweepFolder, jobs: Int, threads: Int, executable: String,
    quiet: Bool
  ) {
    (self.plan, self.share, self.folder, self.jobs, self.threads) = (plan, share, folder, jobs, threads)
    self.executable = executable
    display = SweepDisplay(quiet: quiet, jobs: jobs)
    let scaled = plan.points.allSatisfy { $0.deck.scales != nil }
    table = SweepTable(
      title: plan.points[0].deck.title, deck: plan.text, grid: plan.grid, columns: SweepRow.columns(hasScales: scaled))
  }

  /// Points that failed.
  var failures: Int { table.status.count { !$0.reason.isEmpty } }
  var done: Int { table.status.count { $0 == .done } }
  /// Whether points of this share wait to be simulated.
  var isUnfinished: Bool { table.status.indices.contains { share.has($0) && table.status[$0] == .waiting } }

  /// Simulates what is not done yet; returns early, with all processes ended, when a signal asks for it.
  mutating func perform() throws {
    for index in plan.points.indices { collect(index) }
    display.kept(done, of: plan.points.count)
    renew()
    Interruption.watch()
    var nextLook = 0.0
    let clock = ContinuousClock.now
    while true {
      let seconds = (ContinuousClock.now - clock) / .seconds(1)
      var isChanged = reap()
      obey(Interruption.request)
      if !isStopping, seconds >= nextLook || isChanged {
        isChanged = start() || isChanged
        nextLook = seconds + Self.pauseForOthers
      }
      if isChanged { renew() }
      if children.isEmpty, isStopping || !isUnfinished { break }
      display.update(table.status, seconds: seconds)
      usleep(useconds_t(1e6 * Self.pause))
    }
    display.finish()
    try folder.alone(isNeeded: !share.isAll) { try write() }
  }

  /// Takes a point for done if its result says so.
  private mutating func collect(_ index: Int) {
    guard let row = folder.row(of: plan.points[index], hasScales: hasScales) else { return }
    table.rows[index] = row
    table.status[index] = .done
  }

  /// Starts as many points as there is room for; says whether it has started any.
  private mutating func start() -> Bool {
    var isChanged = false
    for (index, point) in plan.points.enumerated() where share.has(index) && table.status[index] == .waiting {
      guard children.count < jobs else { break }
      if folder.isInUse(point) { continue }
      // The process left over from a killed sweep may have finished it.
      collect(index)
      if table.status[index] == .waiting {
        launch(index)
      }
      isChanged = true
    }
    return isChanged
  }

  private mutating func launch(_ index: Int) {
    let point = plan.points[index]
    do {
      let arguments = folder.arguments(for: point, threads: threads)
      children[index] = try ChildProcess(executable, arguments, log: folder.file(point, "log"))
      table.status[index] = .running
      display.started(index)
    } catch {
      table.status[index] = .failed(error.message)
    }
  }

  /// Looks which processes have ended; says whether any has.
  private mutating func reap() -> Bool {
    var isChanged = false
    for (index, child) in children {
      guard let end = child.end() else { continue }
      children[index] = nil
      isChanged = true
      judge(index, end)
      if !isStopping || table.status[index] == .done {
        display.ended(plan.points[index], index, table.status[index], table.rows[index], of: plan.points.count)
      }
    }
    return isChanged
  }

  private mutating func judge(_ index: Int, _ end: ChildProcess.End) {
    if end == .exit(0) { collect(index) }
    if table.status[index] == .done { return }
    let words = folder.lastWords(of: plan.points[index])
    switch end {
    case _ where isStopping: table.status[index] = .waiting
    case .exit(0): table.status[index] = .failed("its result cannot be read back")
    case .exit(let code): table.status[index] = .failed("exit code \(code): \(words)")
    case .signal(let number): table.status[index] = .failed("ended by signal \(number)")
    }
  }

  /// Passes on what signals ask for.
  private mutating func obey(_ request: RunSession.Request) {
    switch request {
    case .goOn: return
    case .keepCheckpoint: for child in children.values { child.send(SIGUSR1) }
    case .stop:
      if !isStopping { for child in children.values { child.send(SIGUSR2) } }
      isStopping = true
    }
  }

  /// A table that cannot be written now is no reason to stop: it is written again after the next point, and at the end.
  private mutating func renew() {
    do {
      try write()
      complaint = nil
    } catch {
      if error.description != complaint { Console.complain("warning: \(error); the sweep goes on and tries again") }
      complaint = error.description
    }
  }

  private mutating func write() throws(RunFileError) {
    // What other shares have done meanwhile.
    for index in plan.points.indices where !share.has(index) && table.status[index] != .done { collect(index) }
    try table.write(csv: folder.csv)
    try table.write(netCDF: folder.netCDF)
  }
}
