import Foundation
import Nichrome
import NichromeKinetics
import NichromeModel
import NichromeNumerics
import Testing

/// What a record says about itself: errors, covariance and remarks.
@Suite("Records", .serialized) struct RecordTests {
  private static func record(
    transmission: TransmissionLaw = .constant(value: 0.4), particles: Int = 5_000, duration: Double = 100
  ) throws -> RunRecord {
    let system = ExactCase.system(transmission: transmission, drive: .current(0.05), relaxation: .relaxationTime)
    return try Run(deck: ExactCase.deck("record", system, particles: particles, duration: duration)).execute()
  }

  @Test(
    "At a voltage the drop of neutral wires has the scatter of its batches for an error, and the current is the contacts'",
    arguments: [Screening.neutral, .poisson(wavenumber: 10)])
  func atVoltage(screening: Screening) throws {
    var system = ExactCase.system(
      transmission: .constant(value: 0.4), drive: .voltage(0.1), relaxation: .relaxationTime)
    system.screening = screening
    let record = try Run(deck: ExactCase.deck("voltage", system, particles: 3_000, duration: 100)).execute()
    let drop = try #require(record.quantity("electrostaticDrop"))
    let values = drop.batches.map { $0[0] }
    let square = values.reduce(0) { $0 + ($1 - drop.value[0]) * ($1 - drop.value[0]) } / Double(values.count - 1)
    let isScatter = abs(drop.error[0] / square.squareRoot() - 1) < 1e-9
    #expect(isScatter == (screening == .neutral))
    #expect(drop.error[0] < 0.02 * drop.value[0])
    let (current, profile) = (record.scalar("current"), record.estimates("currentProfile"))
    let mean = profile.reduce(0) { $0 + $1.value } / Double(profile.count)
    #expect(abs(mean / current.value - 1) < 0.01, "\(mean) through the wires, \(current.value) at the contacts")
  }

  @Test("The covariance of the heat has the squared errors on its diagonal and the batches' correlations off it")
  func covariance() throws {
    let record = try Self.record()
    let heat = try #require(record.quantity("heat"))
    let covariance = record.heatCovariance
    let count = Double(heat.batches.count)
    var factors: [Double] = []
    for i in heat.error.indices {
      let sigma = covariance[i][i].squareRoot()
      #expect(abs(sigma - heat.error[i]) <= 1e-12 * heat.error[i], "bin \(i): \(sigma), error \(heat.error[i])")
      let mean = heat.batches.reduce(0) { $0 + $1[i] } / count
      let scatter = heat.batches.reduce(0) { $0 + ($1[i] - mean) * ($1[i] - mean) }
      factors.append(sigma / (scatter / (count * (count - 1))).squareRoot())
    }
    // The errors are corrected for the correlation of batches and by the neighbours': else the test would say nothing.
    let n = record.deck.bins
    let expected = CorrelatedBatches.profileFactors(heat.batches)
    #expect(abs(factors[0] - 1) > 1e-3 && factors.indices.allSatisfy { abs(factors[$0] / expected[$0] - 1) < 1e-9 })
    for (i, j) in [(0, 1), (0, n), (3, 2 * n - 1)] {
      let plain = BatchCorrelation.of(heat.batches, i, j)
      let found = covariance[i][j] / (covariance[i][i] * covariance[j][j]).squareRoot()
      #expect(abs(found - plain) < 1e-9 && covariance[i][j] == covariance[j][i], "(\(i), \(j)): \(found), \(plain)")
    }
  }

  /// With l = 1/v the slope of the bare wire is not proportional to the current.
  @Test("p^D belongs to the run's current, however far the plan's was") func drudeHeat() throws {
    let system = System(
      temperature: 0.96, relaxation: RelaxationLaw(exponent: -1), screening: .poisson(wavenumber: 6), halfLength: 6,
      scatterer: Scatterer(length: 0.2, permittivityRatio: 1, transmission: .constant(value: 0.6)),
      drive: .voltage(0.033))
    let deck = ExactCase.deck("bare heat", system, particles: 4_000, duration: 100)
    let record = try Run(deck: deck).execute()
    let start = Start(deck: deck)
    func exact(_ current: Double) -> Double {
      BulkDrift(current: current, temperature: system.temperature, law: system.relaxation, states: start.states)
        .drudeHeat
    }
    let current = record.scalar("current").value
    #expect(abs(record.drudeHeat / exact(current) - 1) < 1e-3)
    let scaled = exact(start.bulk.current) * current * current / (start.bulk.current * start.bulk.current)
    #expect(abs(scaled / exact(current) - 1) > 4e-3, "the plan's current \(start.bulk.current) is too near \(current)")
  }

  @Test("Electrons outside a transmission table are reported, inside not") func tableDomain() throws {
    func warned(_ energies: ClosedRange<Double>) throws -> Bool {
      let table = TransmissionTable(
        energies: [energies.lowerBound, energies.upperBound], values: [0.3, 0.5])
      return try Self.record(transmission: .table(table), particles: 1_000, duration: 20).warnings.contains {
        $0.contains("met the scatterer outside the transmission table")
      }
    }
    #expect(try warned(0.98...1.02))
    #expect(try !warned(0...2))
  }

  @Test("Few electrons per relaxation cell are reported", arguments: [(5_000, true), (10_000, false)])
  func perCell(particles: Int, isReported: Bool) throws {
    // 2 x 240 cells of 0.05 l0: the bound is at 9600.
    let warnings = try Self.record(particles: particles, duration: 10).warnings
    #expect(warnings.contains { $0.contains("electrons per relaxation cell") } == isReported, "\(warnings)")
  }
}

private enum BatchCorrelation {
  /// Correlation of two elements over the batches.
  static func of(_ batches: [[Double]], _ i: Int, _ j: Int) -> Double {
    let count = Double(batches.count)
    let (a, b) = (batches.reduce(0) { $0 + $1[i] } / count, batches.reduce(0) { $0 + $1[j] } / count)
    let product = batches.reduce(0) { $0 + ($1[i] - a) * ($1[j] - b) }
    let squares = (
      batches.reduce(0) { $0 + ($1[i] - a) * ($1[i] - a) }, batches.reduce(0) { $0 + ($1[j] - b) * ($1[j] - b) }
    )
    return product / (squares.0 * squares.1).squareRoot()
  }
}
