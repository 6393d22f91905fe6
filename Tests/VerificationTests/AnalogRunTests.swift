import Foundation
import Nichrome
import NichromeModel
import NichromeTheory
import Testing

/// The whole Fermi sea, simulated electron by electron, where everything is known, and against deviational particles.
///
/// Bounds are 5 standard errors: per value 6e-7, for the 380 values below 3e-4 whenever the random numbers change.
@Suite("Runs of the whole Fermi sea", .serialized) struct AnalogRunTests {
  static let bound = 5.0

  private func deck(
    _ system: System, method: SimulationMethod = .analog, particles: Int, duration: Double = 200
  ) -> Deck {
    var deck = ExactCase.deck("sea", system, particles: particles, duration: duration)
    deck.simulation.method = method
    return deck
  }

  private func check(_ name: String, _ found: Estimate, _ expected: Double, error: Double) {
    let z = deviation(found, Estimate(value: expected, error: 1e-8))
    #expect(abs(z) < Self.bound, "\(name): \(found), expected \(expected), z \(z)")
    #expect(found.error < error, "\(name): an error of \(found.error) says nothing")
  }

  @Test("Nothing drives it: no current, no voltage, no heat") func rest() throws {
    let system = ExactCase.system(transmission: .constant(value: 0.5), drive: .current(0))
    let record = try Run(deck: deck(system, particles: 10_000)).execute()
    check("current", record.scalar("current"), 0, error: 0.01)
    check("voltage", record.scalar("voltage"), 0, error: 0.02)
    // A tenth of the heat that u = 0.3 has at the face, 0.045.
    for (bin, heat) in record.estimates("heat").enumerated() { check("bin \(bin)", heat, 0, error: 0.02) }
    for (bin, nu) in record.estimates("density").enumerated() { check("nu, bin \(bin)", nu, 0, error: 0.05) }
  }

  @Test(
    "Constant mean free path at u = 0.3: Landauer's voltage, equal heat, one exponential",
    arguments: [Screening.neutral, .poisson(wavenumber: 5), .poisson(wavenumber: 50)])
  func exact(screening: Screening) throws {
    let system = ExactCase.system(
      transmission: .constant(value: 0.5), drive: .current(0.3), screening: screening)
    let record = try Run(deck: deck(system, particles: 16_000)).execute()
    let exact = try ConstantMeanFreePath(system)
    check("current", record.scalar("current"), 0.3, error: 0.01)
    check("voltage", record.scalar("voltage"), exact.voltage, error: 0.02)
    let profile = exact.excessHeat(bins: record.deck.bins, halfLength: system.halfLength)
    for (bin, heat) in record.estimates("excessHeat").enumerated() {
      check("bin \(bin)", heat, profile[bin], error: 0.02)
    }
    let width = system.halfLength / Double(record.deck.bins)
    for (wire, name) in ["left", "right"].enumerated() {
      let bins = (0..<Int(3 / width)).map { wire * record.deck.bins + $0 }
      var heat = Estimate(value: 0, error: 0)
      for i in bins {
        heat.value += width * record.estimates("excessHeat")[i].value
        for j in bins { heat.error += width * width * record.heatCovariance[i][j] }
      }
      heat.error = max(heat.error, 0).squareRoot()
      check("heat of 3 l0, \(name)", heat, bins.reduce(0) { $0 + width * profile[$1] }, error: 0.2 * 0.045)
    }
  }

  /// 120 bins of each: the mean of z^2 scatters by 0.13, somewhat more since neighbours are correlated.
  @Test("An energy filter at theta = 0.5 heats as it does with deviational particles") func filter() throws {
    let system = ExactCase.system(
      transmission: .gaussian(peak: 1, center: 1.8, width: 0.3), drive: .current(0.1), temperature: 0.5,
      relaxation: .relaxationTime)
    let sea = try Run(deck: deck(system, particles: 20_000)).execute()
    let reference = try Run(deck: deck(system, method: .deviational, particles: 20_000)).execute()
    let pairs = Array(zip(sea.estimates("excessHeat"), reference.estimates("excessHeat")))
    let square = pairs.reduce(0) { $0 + deviation($1.0, $1.1) * deviation($1.0, $1.1) } / Double(pairs.count)
    #expect((0.4...1.6).contains(square), "mean squared z \(square)")
    let peak = pairs.map { abs($0.1.value) }.max()!
    let error = pairs.map(\.0.error).max()!
    #expect(error < peak, "errors up to \(error) with a peak of \(peak)")
    check("voltage", sea.scalar("voltage"), reference.scalar("voltage").value, error: 0.1)
  }

  @Test("The same bits on any number of threads") func threads() throws {
    let system = ExactCase.system(transmission: .constant(value: 0.5), drive: .voltage(0.2))
    func record(threads: Int) throws -> RunRecord {
      var record = try Run(deck: deck(system, particles: 2000, duration: 10), threads: threads).execute()
      record.seconds = 0
      return record
    }
    #expect(try record(threads: 1) == record(threads: 2))
  }
}
