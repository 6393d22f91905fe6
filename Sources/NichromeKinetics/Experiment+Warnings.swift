import NichromeModel

extension Experiment {
  /// Electrons per relaxation cell below which the cancellation of opposite signs is poor.
  static let leastPerCell = 20.0

  private var meansInTime: String {
    let (complete, all) = realisations
    let errors =
      all == 1 ? "their errors how much they vary in it" : "their errors the scatter of \(complete) realisations"
    return "the drive is a function of time: the numbers are means over the whole run, \(errors)"
  }

  /// What an ensemble or a cycle is too short for.
  private var drivenWarnings: [String] {
    var found = [meansInTime]
    let (complete, all) = realisations
    if complete < all, all > 1 {
      found.append("\(complete) of \(all) realisations are over; the one under way is left out")
    }
    if let cycle, cycle.samples.count < 2 {
      let periods = cycle.mesh.settling + (all == 1 ? 2 * cycle.periodsPerSample : 1)
      found.append(
        cycle.samples.count == 0
          ? "no averages over the period: the first \(cycle.mesh.settling) periods are not counted, and"
            + " \(cycle.periodsPerSample) more make a sample; run for \(periods) periods or more"
          : "averages over the period have no errors: there is one sample; run for \(periods) periods or more, or"
            + " give simulation.ensemble")
    }
    return found
  }

  /// Remarks that only the data and the meshes of the run can make, in whole sentences.
  ///
  /// - Parameters:
  ///   - mean: of the observables.
  ///   - error: their standard errors.
  func closingWarnings(_ mean: [Double], _ error: [Double]) -> [String] {
    var found = deck.system.course == nil ? farFieldWarnings(mean, error) : drivenWarnings
    let production = batchDuration * Double(batches.batches.count)
    if production < leastProduction {
      found.append(
        "\(Int(production)) l0/v0 of production are few: the errors are rough, and probably too small; run for"
          + " \(Int(leastProduction.rounded(.up))) l0/v0 or more")
    }
    if let domain = deck.system.scatterer.transmission.domain {
      let (outside, all) = counts.attempts(outside: domain)
      if outside > 0 {
        found.append(
          "\(Int(outside)) of \(Int(all)) electrons met the scatterer outside the transmission table,"
            + " \(domain.lowerBound) to \(domain.upperBound) mu0, whose end values were used there; extend the table")
      }
    }
    let perCell = Double(deck.simulation.particles) / Double(2 * simulation.cells.count)
    if perCell < Self.leastPerCell {
      let harm =
        switch deck.simulation.method {
        case .deviational: "opposite signs cancel badly, and noise grows faster than it should"
        case .analog: "the potential follows the noise of what is counted, and heats"
        }
      found.append(
        "\(Int(perCell)) electrons per relaxation cell are few (below \(Int(Self.leastPerCell)) \(harm)); raise"
          + " simulation.particles")
    }
    return found
  }

  /// The last mean free path of each wire should carry no excess heat.
  private func farFieldWarnings(_ mean: [Double], _ error: [Double]) -> [String] {
    var found: [String] = []
    let first = observables.range("excessHeat").lowerBound
    let n = deck.bins
    let last = max(1, Int((1 / simulation.bins.spacing).rounded()))
    for (wire, name) in ["left", "right"].enumerated() {
      let range = (first + (wire + 1) * n - last)..<(first + (wire + 1) * n)
      let sum = range.reduce(0) { $0 + mean[$1] }
      let variance = range.reduce(0) { $0 + error[$1] * error[$1] }
      if abs(sum) > 5 * variance.squareRoot(), sum != 0 {
        let z = (10 * sum / variance.squareRoot()).rounded() / 10
        found.append(
          "the excess heat at the \(name) end is not zero (\(z) standard errors): the wire is too short for the far field;"
            + " raise wire.halfLength")
      }
    }
    return found
  }
}

extension TransmissionCounts {
  /// Attempts in energy bins whose centre lies outside a range, and all attempts.
  func attempts(outside domain: ClosedRange<Double>) -> (outside: Double, all: Double) {
    zip(energy, attempts).reduce(into: (outside: 0, all: 0)) { sum, bin in
      sum.all += bin.1
      if !domain.contains(bin.0) { sum.outside += bin.1 }
    }
  }
}
