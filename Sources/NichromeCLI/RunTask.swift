import Foundation
import Nichrome
import NichromeModel
import NichromeRunFile

/// A run as a command carries it out: alone on its files, watched for signals, its result written.
struct RunTask {
  /// The result file.
  let path: String
  let quiet: Bool
  let store: CheckpointStore
  private let group: RankGroup
  private let lock: RunLock

  /// - Parameter group: of which this process is the root.
  init(path: String, quiet: Bool, group: RankGroup) throws(Failure) {
    self.path = path
    self.quiet = quiet
    self.group = group
    store = CheckpointStore(result: path)
    do {
      lock = try RunLock(for: path)
    } catch {
      throw Failure(message: error.description, code: Failure.Code.badResultFile)
    }
    store.removeLeftovers()
  }

  /// Simulates, keeps checkpoints, writes the result; throws unless the run has met its stop rule.
  func perform(_ run: Run, deck: Deck, options: RunOptions, wallClock: Double?) throws(Failure) {
    if group.ranks.size == 1 { try Self.checkMemory(for: deck) }
    Interruption.watch()
    var display = quiet ? nil : ProgressDisplay(onTerminal: Console.hasTerminal)
    let keeper = CheckpointKeeper(store: store, deck: deck) { [self] message in warn("warning: \(message)") }
    let session = RunSession(
      report: { display?.update($0) }, request: { Interruption.request },
      isAskedToStop: { Interruption.isRequested }, keeper: keeper, wallClock: wallClock)
    let outcome: RunOutcome
    do {
      outcome = try run.execute(session)
    } catch {
      if error.kind == .noSteadyState || error.kind == .tooManyRanks { throw .badInput(error.message) }
      throw Failure(message: "\(path): \(error.message)", code: Failure.Code.badResultFile)
    }
    group.isConcluded = true
    display?.finish()
    if options.timing { Console.complain(WorkReport.text(outcome.work, ranks: group.ranks.size)) }
    if let lost = outcome.secondsLost {
      warn(
        "warning: the block of time under way was not waited for: it took too long (many particles, a small time step, or"
          + " electrons that run away in too large a drive); what was simulated since the last checkpoint is lost,"
          + " \(Int(lost.rounded(.up))) s")
    }
    if outcome.work.blocks == 0, outcome.end == .ruleMet {
      remark("nothing left to simulate (\(outcome.reason)); extend the run with --until, --heat-error or --wall-clock")
    }
    if let record = outcome.record { try write(record, isKept: outcome.isKept) }
    try judge(outcome)
  }

  /// Refuses what would be killed for want of memory.
  private static func checkMemory(for deck: Deck) throws(Failure) {
    if let excess = Footprint(deck).excess(over: Double(ProcessInfo.processInfo.physicalMemory)) {
      throw .badInput("simulation.particles: \(excess); take fewer, or share them among machines with MPI")
    }
  }

  /// What the other ranks do in the run of the first one.
  static func assist(_ group: RankGroup, options: RunOptions) throws(Failure) {
    Interruption.watch()
    do {
      let run = try Run(assisting: group.ranks, threads: options.threads ?? group.threads)
      _ = try run.execute(RunSession(request: { Interruption.request }))
    } catch {
      throw .other(error.message)
    }
    group.isConcluded = true
  }

  private func write(_ record: RunRecord, isKept: Bool) throws(Failure) {
    do {
      try record.write(to: path)
    } catch {
      let remedy =
        isKept ? ". The run itself is kept: `nichrome resume \(path)` writes the result once there is room" : ""
      throw Failure(message: error.description + remedy, code: Failure.Code.badResultFile)
    }
    if !quiet { print("\(Summary(record).text)\n\nresult: \(path)") }
  }

  private func judge(_ outcome: RunOutcome) throws(Failure) {
    let isResult = outcome.record != nil
    if outcome.end == .ruleMet, isResult { return }
    let cause = Interruption.isRequested ? "by a signal" : "(\(outcome.reason))"
    guard outcome.isKept else {
      throw .other(
        isResult
          ? "stopped \(cause): the partial result is in \(path), but without a checkpoint the run cannot be resumed"
          : "stopped \(cause) before there was a result, and without a checkpoint nothing is kept; run again")
    }
    if outcome.end == .ruleMet {
      throw Failure(
        message: "\(outcome.tooShort); or go on with `nichrome resume \(path) --wall-clock 10m`",
        code: Failure.Code.resumable)
    }
    let place = isResult ? "the partial result is in \(path)" : "there is no result yet"
    throw Failure(
      message: "stopped \(cause): \(place); go on with `nichrome resume \(path)`", code: Failure.Code.resumable)
  }

  /// Says something on standard error, unless quiet.
  func remark(_ message: String) { if !quiet { warn(message) } }

  /// Says something that matters even to those who want errors only.
  func warn(_ message: String) { Console.complain(message) }
}
