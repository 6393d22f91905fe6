import NichromeModel
import NichromeNumerics

extension Experiment {
  /// What the run leaves behind so far. Needs at least two batches of production.
  public func record(status: RunRecord.Status, version: String, stopReason: String, seconds: Double) -> RunRecord {
    let (mean, plain) = (batches.mean, batches.standardError)
    let quantities = observables.layout.map { slice in
      let own = batches.batches.map { Array($0[slice.range]) }
      return Quantity(
        name: slice.name, longName: slice.longName, unit: slice.unit, support: slice.support,
        value: Array(mean[slice.range]), error: Self.corrected(Array(plain[slice.range]), own), batches: own)
    }
    let heat = batches.batches.map { Array($0[observables.range("heat")]) }
    let current = mean[observables.scalar("current")]
    let duration = blockDuration * Double(batches.blocksPerBatch)
    return RunRecord(
      deck: deck, status: status, version: version, stopReason: stopReason, events: events, seconds: seconds,
      discardedTime: discardedTime, productionTime: duration * Double(batches.batches.count), batchDuration: duration,
      autocorrelationTime: autocorrelation(heat) * duration, timeStep: timeStep, particleWeight: particleWeight,
      population: population, drudeHeat: simulation.drudeHeat(at: drivenCurrent ?? current),
      warnings: warnings + closingWarnings(mean, plain), quantities: quantities,
      heatCovariance: BatchMeans.covariance(heat, width: 2 * deck.bins), transmission: counts,
      history: recorder.history)
  }

  private var drivenCurrent: Double? {
    if case .current(let current) = deck.system.drive { return current }
    return nil
  }

  /// Standard errors of batch means whose neighbours may still be correlated: where the lag-1 autocorrelation rho is more than
  /// two of its standard errors above zero, the variance of the mean grows by (1 + rho)/(1 - rho).
  package static func corrected(_ errors: [Double], _ batches: [[Double]]) -> [Double] {
    let n = batches.count
    guard n >= 8 else { return errors }
    return errors.indices.map { i in
      let x = batches.map { $0[i] }
      let centre = x.reduce(0, +) / Double(n)
      let variance = x.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
      guard variance > 0 else { return errors[i] }
      let lagged = (1..<n).reduce(0) { $0 + (x[$1] - centre) * (x[$1 - 1] - centre) }
      let rho = min(lagged / variance + 1 / Double(n), 0.9)
      return rho > 2 / Double(n).squareRoot() ? errors[i] * ((1 + rho) / (1 - rho)).squareRoot() : errors[i]
    }
  }

  /// Largest integrated autocorrelation time of the integrated heats and the largest bins, in batches.
  private func autocorrelation(_ heat: [[Double]]) -> Double {
    let names = observables.slowSeries
    let slow = names.map { name in batches.batches.map { $0[observables.scalar(name)] } }
    return slow.map(TimeSeries.autocorrelationTime).max() ?? 1
  }

  /// Remarks that only the data can make.
  private func closingWarnings(_ mean: [Double], _ error: [Double]) -> [String] {
    var found: [String] = []
    let first = observables.range("excessHeat").lowerBound
    let n = deck.bins
    let last = max(1, Int((1 / simulation.bins.spacing).rounded()))
    for (wire, name) in ["left", "right"].enumerated() {
      let range = (first + (wire + 1) * n - last)..<(first + (wire + 1) * n)
      let sum = range.reduce(0) { $0 + mean[$1] }
      let variance = range.reduce(0) { $0 + error[$1] * error[$1] }
      if abs(sum) > 5 * variance.squareRoot(), sum != 0 {
        found.append(
          "the excess heat at the \(name) end is not zero (\(sum / variance.squareRoot()) standard errors): the wire is too"
            + " short for the far field; raise wire.halfLength")
      }
    }
    if batches.blocksPerBatch * batches.batches.count < Self.leastBlocks {
      found.append("only \(batches.batches.count) batches of \(blockDuration) l0/v0: the errors are rough; run longer")
    }
    return found
  }
}

extension Observables {
  /// Scalars that carry the slow modes; the steady state is judged by them.
  var slowSeries: [String] { ["voltage", "extrapolatedVoltage", "excessHeatLeft", "excessHeatRight"] }
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
