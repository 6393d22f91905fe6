import Foundation
import Nichrome
import NichromeModel
import NichromeRunFile
import Testing

/// An ensemble of realisations: errors that are true, and numbers that depend on nothing but deck and seed.
@Suite("Ensembles", .serialized) struct EnsembleTests {
  private func deck(
    _ course: DriveCourse = DriveCourse(.step(at: 0.5), value: 0.1), size: Int, seed: UInt64 = 1, particles: Int = 600,
    duration: Double = 4
  ) -> Deck {
    let system = System(
      temperature: 0.1, relaxation: .relaxationTime, screening: .poisson(wavenumber: 4), halfLength: 2,
      scatterer: Scatterer(length: 0.1, permittivityRatio: 1, transmission: .constant(value: 0.5)),
      drive: .voltage(course.peak), course: course)
    return Deck(
      title: "ensemble", system: system,
      simulation: SimulationSettings(
        particles: particles, seed: seed, timeStep: 0.05, stop: StopRule(duration: duration), field: .dynamic,
        ensemble: size), bins: 8)
  }

  /// (a - b)/sqrt(errors squared) of all rows of some series and of the heat per bin, after the drive has begun.
  private func scores(_ a: History, _ b: History) -> [Double] {
    var found: [Double] = []
    func add(_ x: [Double], _ xe: [Double]?, _ y: [Double], _ ye: [Double]?) {
      guard let xe, let ye else { return }
      for i in x.indices {
        let error = (xe[i] * xe[i] + ye[i] * ye[i]).squareRoot()
        if error > 0 { found.append((x[i] - y[i]) / error) }
      }
    }
    for name in ["current", "voltage", "electrostaticDrop", "excessHeatLeft", "excessHeatRight"] {
      add(a.series[name] ?? [], a.seriesError[name], b.series[name] ?? [], b.seriesError[name])
    }
    for (row, other) in zip(a.heat.indices, b.heat.indices) {
      add(a.heat[row], a.heatError[row], b.heat[other], b.heatError[other])
    }
    return found
  }

  @Test("two ensembles differ by their errors, and errors fall like one over the square root of their size")
  func coverage() throws {
    let small = try (1...4).map { try Run(deck: deck(size: 16, seed: UInt64($0))).execute() }
    let large = try Run(deck: deck(size: 64, seed: 9)).execute()
    let z = scores(small[0].history, small[1].history) + scores(small[2].history, small[3].history)
    let squared = z.reduce(0) { $0 + $1 * $1 } / Double(z.count)
    let outside = Double(z.filter { abs($0) > 2 }.count) / Double(z.count)
    // Student's t with 30 degrees of freedom: a mean square of 30/28, and 5.5 % beyond two. Rows of a series are correlated
    // over some ten, the bins hardly.
    print("ensembles: \(z.count) numbers, mean squared z \(squared), beyond two errors \(outside)")
    #expect(abs(squared - 30.0 / 28) < 0.15, "mean squared z \(squared)")
    #expect(abs(outside - 0.055) < 0.02, "\(outside) beyond two errors")

    let ratios = (0..<4).map { k -> Double in
      let sizes = [small[k].history, large.history].map { history in
        history.heatError.flatMap { $0 }.reduce(0) { $0 + $1 * $1 }
      }
      return (sizes[0] / sizes[1]).squareRoot()
    }
    let ratio = ratios.reduce(0, +) / 4
    print("errors of 16 and 64 realisations: \(ratio)")
    #expect(abs(ratio - 2) < 0.1, "errors of 16 and 64 realisations: \(ratio)")
    #expect(large.history.realisations == 64 && large.quantity("heat")?.batches.count == 64)
    // The means over the run are those of the rows.
    let mean = large.history.series["current"].map { $0.reduce(0, +) / Double($0.count) } ?? 0
    #expect(abs(mean - large.scalar("current").value) < 1e-12)
    #expect(large.scalar("current").error < small[0].scalar("current").error)
  }

  @Test("the first realisation is the single run of the seed, the others are none of another seed") func streams()
    throws
  {
    let single = try Run(deck: deck(size: 1)).execute().history
    let pair = try Run(deck: deck(size: 2)).execute().history
    let other = try Run(deck: deck(size: 1, seed: 2)).execute().history
    let name = "current"
    let (one, two, next) = (
      try #require(single.series[name]), try #require(pair.series[name]), try #require(other.series[name])
    )
    let second = zip(two, one).map { 2 * $0 - $1 }
    // Currents are counts of few electrons, and now and then two are equal.
    func equal(_ a: [Double], _ b: [Double]) -> Int { (40..<one.count).filter { abs(a[$0] - b[$0]) < 1e-9 }.count }
    #expect(equal(second, one) < 10 && equal(second, next) < 10, "nothing is shared with the seed after it")
    // Two numbers, a mean and half their difference as error.
    let error = try #require(pair.seriesError[name])
    for i in one.indices { #expect(abs(error[i] - abs(two[i] - one[i])) < 1e-12 * max(1, abs(one[i]))) }
    #expect(single.seriesError.isEmpty && single.realisations == 1)
  }

  @Test("threads and interruptions leave no trace", arguments: [2, 6, 11]) func exactness(sessions: Int) throws {
    let deck = deck(DriveCourse(.sine(period: 4), value: 0.1), size: 3, duration: 20)
    let whole = try Run(deck: deck, threads: 1).execute()
    #expect(whole.cycle?.samples == 3)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = CheckpointStore(result: folder.appendingPathComponent("run.nc").path)
    var run = Run(deck: deck, threads: 2)
    var (outcome, count): (RunOutcome?, Int) = (nil, 0)
    let perSession = Int(3 * 20 / 0.05) / sessions + 1
    while outcome?.end != .ruleMet {
      var asked = 0
      outcome = try run.execute(
        RunSession(
          request: {
            asked += 1
            return asked > perSession ? .stop : .goOn
          }, keeper: CheckpointKeeper(store: store, deck: deck)))
      count += 1
      if outcome?.end != .ruleMet { run = Run(from: try store.newest().checkpoint, threads: count % 2 + 1) }
      try #require(count < 40)
    }
    #expect(count >= 2)
    var found = try #require(outcome?.record)
    found.seconds = whole.seconds
    #expect(found == whole)
  }

  @Test("an interrupted ensemble reports the realisations that are over") func partial() throws {
    let deck = deck(size: 5)
    var asked = 0
    let outcome = try Run(deck: deck).execute(
      RunSession(request: {
        asked += 1
        return asked > Int(3.5 * 4 / 0.05) ? .stop : .goOn
      }))
    let record = try #require(outcome.record)
    #expect(record.history.realisations == 3 && record.status == .stopped)
    #expect(record.warnings.contains { $0.hasPrefix("3 of 5 realisations are over") })
    let three = try Run(deck: self.deck(size: 3)).execute()
    #expect(record.history == three.history)
    #expect(record.quantities == three.quantities)
  }
}
