import Nichrome
import NichromeModel
import Testing

/// What a run holds whose drive is a function of time.
@Suite("Records of driven wires") struct DrivenRecordTests {
  /// A voltage that is a function of time, between the ends of wires of `halfLength`.
  private func deck(
    _ course: DriveCourse, halfLength: Double, particles: Int, timeStep: Double? = nil, duration: Double, bins: Int
  ) -> Deck {
    let system = System(
      temperature: 0.05, relaxation: .relaxationTime, screening: .poisson(wavenumber: 4), halfLength: halfLength,
      scatterer: Scatterer(length: 0.1, permittivityRatio: 1, transmission: .constant(value: 0.5)),
      drive: .voltage(course.peak), course: course)
    return Deck(
      title: "driven", system: system,
      simulation: SimulationSettings(
        particles: particles, seed: 2, timeStep: timeStep, stop: StopRule(duration: duration), field: .dynamic),
      bins: bins)
  }

  /// A mean voltage of zero has nothing to be brought to: the numbers are what was there, nothing more.
  @Test(
    "Plain means over the run, and all of the heat",
    arguments: [
      DriveCourse(.step(at: 1), value: 0.1), DriveCourse(.sine(period: 5), value: 0.1),
    ])
  func means(course: DriveCourse) throws {
    let deck = deck(course, halfLength: 3, particles: 4000, duration: 10, bins: 12)
    let record = try Run(deck: deck).execute()
    for name in ["current", "voltage", "excessHeatLeft", "excessHeatRight"] {
      // The last intervals do not fill a batch.
      let series = try #require(record.history.series[name])
      let kept = zip(record.history.time, series).filter { $0.0 < record.productionTime * (1 + 1e-9) }.map(\.1)
      let mean = kept.reduce(0, +) / Double(kept.count)
      let size = series.map { abs($0) }.max() ?? 0
      #expect(abs(record.scalar(name).value - mean) < 1e-9 * size, "\(name): \(record.scalar(name).value), \(mean)")
    }
    #expect(record.drudeHeat == 0)
    #expect(record.scalar("excessHeatTotal").value > 0, "Joule's heat of all times")
    #expect(record.warnings.contains { $0.hasPrefix("the drive is a function of time") })
    #expect(!record.warnings.contains { $0.contains("too short for the far field") })
  }

  /// A sine that is given is found: means over blocks are those over the time of the block, not over the ends of its steps.
  @Test("The applied voltage has the amplitude and the angle of the drive", arguments: [nil, 0.1])
  func appliedVoltage(timeStep: Double?) throws {
    let course = DriveCourse(.sine(period: 5), base: 0.03, value: 0.1)
    var deck = deck(course, halfLength: 2, particles: 1000, timeStep: timeStep, duration: 30, bins: 8)
    deck.phaseBins = 10
    let record = try Run(deck: deck).execute()
    let cycle = try #require(record.cycle)
    let (amplitude, angle) = (
      try #require(cycle.table("appliedVoltageAmplitude")), try #require(cycle.table("appliedVoltageAngle"))
    )
    let mean = try #require(cycle.mean("appliedVoltage"))
    // Trapezoids of dt over a sine: (omega dt)^2/12, at the most 1.4e-3.
    #expect(abs(amplitude.value[0] / 0.1 - 1) < 1.5e-3, "\(amplitude.value[0])")
    #expect(abs(angle.value[0]) < 1e-9, "\(angle.value[0]) radians")
    #expect(abs(mean.value - 0.03) < 1e-9, "\(mean.value)")
  }
}
