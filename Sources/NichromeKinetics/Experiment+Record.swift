import NichromeModel
import NichromeNumerics

extension Experiment {
  /// What the run leaves behind so far. Needs at least two batches of production, `isEnough`.
  ///
  /// Of an ensemble that is the realisations that are over, each of them a batch: independent of the others.
  public func record(status: RunRecord.Status, version: String, stopReason: String, seconds: Double) -> RunRecord {
    let rows = batchesAtTheDrive
    let mean = BatchMeans.mean(rows, width: observables.width)
    let plain = BatchMeans.standardError(rows, width: observables.width)
    let quantities = observables.layout.map { slice in
      let own = rows.map { Array($0[slice.range]) }
      var error = error(slice.name, own, among: rows)
      // What the drive holds wanders about its target for longer than batches tell: it is known no better than it is held.
      if let held, slice.name == held.name {
        let missed = mean[slice.range.lowerBound] - held.target
        error[0] = (error[0] * error[0] + missed * missed).squareRoot()
      }
      return Quantity(
        name: slice.name, longName: slice.longName, unit: slice.unit, support: slice.support,
        value: Array(mean[slice.range]), error: error, batches: own)
    }
    let heat = rows.map { Array($0[observables.range("heat")]) }
    let covariance =
      ensemble == nil
      ? CorrelatedBatches.covariance(heat, width: 2 * deck.bins) : BatchMeans.covariance(heat, width: 2 * deck.bins)
    let current = mean[observables.scalar("current")]
    let duration = batchDuration
    return RunRecord(
      deck: deck, status: status, version: version, stopReason: stopReason, events: events, seconds: seconds,
      discardedTime: discardedTime, productionTime: duration * Double(batches.batches.count), batchDuration: duration,
      autocorrelationTime: autocorrelation * duration, timeStep: timeStep, particleWeight: particleWeight,
      population: population, drudeHeat: simulation.drudeHeat(at: drivenCurrent ?? current),
      warnings: warnings + closingWarnings(mean, plain), quantities: quantities,
      heatCovariance: covariance, transmission: counts,
      history: history, cycle: cycle?.cycle(observables))
  }

  /// Simulated time of a batch in l0/v0.
  var batchDuration: Double { (ensemble?.realisationTime ?? blockDuration) * Double(batches.blocksPerBatch) }

  private var history: History {
    guard let ensemble, ensemble.complete > 0 else { return recorder.history }
    return ensemble.history.history
  }

  /// Batches at what the drive holds, for the drives that adjust something to hold it.
  var batchesAtTheDrive: [[Double]] {
    guard let correction = correction(batches.mean) else { return batches.batches }
    return batches.batches.map { correction($0) }
  }

  private func correction(_ mean: [Double]) -> DriveCorrection? {
    held.flatMap { DriveCorrection(holding: $0.name, at: $0.target, mean: mean, observables) }
  }

  /// What the drive holds by adjusting something else; nil where it is imposed, as all that is a function of time.
  var held: (name: String, target: Double)? {
    if deck.system.course != nil { return nil }
    return switch (deck.system.drive, deck.system.dynamics) {
    case (.voltage(let target), .full): ("voltage", target)
    case (.current(let target), .linearised): ("current", target)
    case (.current, .full), (.voltage, .linearised): nil
    }
  }

  private var drivenCurrent: Double? {
    if case .current(let current) = deck.system.drive { return current }
    return nil
  }

  /// Largest integrated autocorrelation time of the slow scalars, in batches.
  private var autocorrelation: Double {
    let names = observables.slowSeries
    let slow = names.map { name in batches.batches.map { $0[observables.scalar(name)] } }
    return slow.map(TimeSeries.autocorrelationTime).max() ?? 1
  }
}

extension Observables {
  package func scalar(_ name: String) -> Int { range(name).lowerBound }
}

extension TransmissionCounts {
  init(energyBins: EnergyBins) {
    let zero = Array(repeating: 0.0, count: energyBins.count)
    self.init(energy: energyBins.centres, attempts: zero, transmissions: zero, expected: zero)
  }

  mutating func add(_ tallies: [ChunkTally]) {
    for tally in tallies {
      for i in energy.indices {
        attempts[i] += tally.attempts.start[i]
        transmissions[i] += tally.transmissions.start[i]
        expected[i] += tally.expected.start[i]
      }
    }
  }
}
