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
      heatCovariance: Self.correctedCovariance(heat, width: 2 * deck.bins), transmission: counts,
      history: recorder.history)
  }

  private var drivenCurrent: Double? {
    if case .current(let current) = deck.system.drive { return current }
    return nil
  }

  /// Standard errors of batch means whose neighbours may still be correlated: where the lag-1 autocorrelation rho is more than
  /// two of its standard errors above zero, the variance of the mean grows by (1 + rho)/(1 - rho).
  static func corrected(_ errors: [Double], _ batches: [[Double]]) -> [Double] {
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

  /// Covariance of the means of elements i and j, with the correction of the standard errors: cov_ij f_i f_j, f the factor by
  /// which `corrected` raises an error, so that the square roots of its diagonal are the errors.
  static func correctedCovariance(_ batches: [[Double]], width: Int) -> [[Double]] {
    let plain = BatchMeans.standardError(batches, width: width)
    let factor = zip(corrected(plain, batches), plain).map { $1 > 0 && $1.isFinite ? $0 / $1 : 1 }
    return zip(factor, BatchMeans.covariance(batches, width: width)).map { f, row in
      zip(factor, row).map { f * $0 * $1 }
    }
  }

  /// Largest integrated autocorrelation time of the integrated heats and the largest bins, in batches.
  private func autocorrelation(_ heat: [[Double]]) -> Double {
    let names = observables.slowSeries
    let slow = names.map { name in batches.batches.map { $0[observables.scalar(name)] } }
    return slow.map(TimeSeries.autocorrelationTime).max() ?? 1
  }
}

extension Observables {
  /// Scalars that carry the slow modes; the steady state is judged by them.
  var slowSeries: [String] { ["voltage", "extrapolatedVoltage", "excessHeatLeft", "excessHeatRight"] }
  func scalar(_ name: String) -> Int { range(name).lowerBound }
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
