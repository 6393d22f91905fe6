import Foundation
import NichromeAnalysis
import NichromeModel
import NichromeRunFile

/// The files of a sweep.
///
///     sweep.json                 what it was started with
///     table.csv, table.nc        renewed after every point
///     phase-diagram.png, .pdf    at its end
///     points/03.yaml             the deck of point 3, and its .nc, .checkpoint and .log
struct SweepFolder {
  let path: String
  private let digits: Int

  init(_ path: String, count: Int) {
    self.path = path
    digits = "\(count)".count
  }

  var manifest: String { "\(path)/sweep.json" }
  var csv: String { "\(path)/table.csv" }
  var netCDF: String { "\(path)/table.nc" }

  func file(_ point: SweepPoint, _ ending: String) -> String {
    let number = "\(point.number)"
    return "\(path)/points/\(String(repeating: "0", count: max(0, digits - number.count)))\(number).\(ending)"
  }

  /// Makes a new folder, or makes sure that the one there is of this very sweep.
  func open(_ plan: SweepPlan, remark: (String) -> Void) throws {
    let wanted = SweepManifest(plan)
    if let found = try SweepManifest.read(manifest) {
      if let difference = wanted.difference(from: found) {
        throw Failure.badInput(
          "\(path): it holds another sweep (\(difference) since it was started); restore the deck and the values, or give"
            + " another folder with -o")
      }
      if found.version != wanted.version {
        remark("warning: the sweep was started with nichrome \(found.version), this is \(wanted.version)")
      }
      return
    }
    let others = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    // Locks are this sweep's own.
    guard others.allSatisfy({ $0.hasPrefix("sweep") && $0.hasSuffix(".lock") }) else {
      throw Failure.badInput("\(path): the folder holds other files (a sweep wants its own); give another one with -o")
    }
    for point in plan.points { try TextFile.write(Self.text(of: point), to: file(point, "yaml")) }
    // Last, so that a folder with it is complete.
    try wanted.write(to: manifest)
  }

  /// The deck of a point; what it is stands at its end, so that lines have the numbers of the deck varied.
  private static func text(of point: SweepPoint) -> String {
    let text = point.deck.text.hasSuffix("\n") ? point.deck.text : point.deck.text + "\n"
    return text + "# Point \(point.number) of a sweep, run with --seed \(point.seed): \(point.label)\n"
  }

  /// The numbers of a point that is done; nil for any other.
  func row(of point: SweepPoint, hasScales: Bool) -> SweepRow? {
    guard let record = try? RunRecord(contentsOf: file(point, "nc")), record.status == .complete,
      record.deck.system == point.deck.system, record.deck.bins == point.deck.bins,
      record.deck.simulation.seed == point.seed
    else { return nil }
    return SweepRow(record, hasScales: hasScales)
  }

  /// What `nichrome` is to be told to bring a point to its end.
  func arguments(for point: SweepPoint, threads: Int) -> [String] {
    let result = file(point, "nc")
    let store = CheckpointStore(result: result)
    let isBegun = [store.path, store.previous].contains { FileManager.default.fileExists(atPath: $0) }
    let task = isBegun ? ["resume", result] : ["run", file(point, "yaml"), "-o", result, "--seed", "\(point.seed)"]
    return task + ["--threads", "\(threads)", "--quiet"]
  }

  /// Whether a process, left over from a sweep that was killed, still works on a point.
  func isInUse(_ point: SweepPoint) -> Bool {
    do { _ = try RunLock(for: file(point, "nc")) } catch {
      if case .inUse = error { return true }
    }
    return false
  }

  /// The last line that the run of a point has said.
  func lastWords(of point: SweepPoint) -> String {
    let text = (try? String(contentsOfFile: file(point, "log"), encoding: .utf8)) ?? ""
    return text.split(whereSeparator: \.isNewline).last.map(String.init) ?? "it said nothing"
  }
}
