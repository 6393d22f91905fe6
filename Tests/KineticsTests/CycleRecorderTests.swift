import Foundation
import NichromeKinetics
import NichromeModel
import NichromeNumerics
import Testing

/// Folding and lock-in of series that are known.
@Suite("Cycles") struct CycleRecorderTests {
  private static let bins = 4
  private static let observables = Observables(bins: bins / 2)

  private func mesh(step: Double? = nil) throws -> PhaseMesh {
    let system = System(
      temperature: 0.05, relaxation: .relaxationTime, screening: .poisson(wavenumber: 4), halfLength: 6,
      scatterer: Scatterer(length: 0.1, permittivityRatio: 1, transmission: .constant(value: 0.5)),
      drive: .voltage(0.1), course: DriveCourse(.sine(period: 7), value: 0.1))
    return try #require(
      PhaseMesh(
        Deck(
          title: "cycle", system: system,
          simulation: SimulationSettings(timeStep: step, stop: StopRule(duration: 100), field: .dynamic),
          bins: Self.bins / 2)))
  }

  /// q(t) of a phase in periods, its mean over a block.
  private func signal(_ turns: Double, _ width: Double) -> Double {
    func mean(_ k: Double, _ wave: (Double) -> Double) -> Double {
      let blur = sin(.pi * k * width) / (.pi * k * width)
      return blur * wave(2 * .pi * k * turns)
    }
    return 5 + 0.3 * mean(1) { sin($0 + 0.7) } + 0.2 * mean(2) { sin($0 - 2) } - 0.1 * mean(3) { cos($0) }
  }

  /// - Parameter noise: added to the current in a period and to the heat.
  private func feed(
    _ recorder: inout CycleRecorder, blocks: Range<Int>, perBlock: Int = 1, noise: (Int) -> Double = { _ in 0 }
  ) {
    let duration = Double(perBlock) * recorder.mesh.timeStep
    for block in blocks {
      let middle = (Double(block) + 0.5) * duration
      let turns = middle / recorder.mesh.period
      let q = signal(turns, duration / recorder.mesh.period) + noise(Int(turns))
      let heat = (0..<Self.bins).map { Double($0) * q }
      recorder.append(
        middle: middle, duration: duration, series: ["current": q, "excessHeatLeft": -q], heat: heat[...])
    }
  }

  @Test("mean, harmonics and bins of a known signal to rounding") func exact() throws {
    let mesh = try mesh()
    let perPeriod = Int((mesh.period / mesh.timeStep).rounded())
    var recorder = CycleRecorder(mesh, bins: Self.bins, periods: nil)
    #expect(recorder.cycle(Self.observables) == nil)
    feed(&recorder, blocks: 0..<((mesh.settling + 2 * mesh.periodsPerSample) * perPeriod))
    let cycle = try #require(recorder.cycle(Self.observables))
    #expect(cycle.samples == 2 && cycle.periods == 2 * mesh.periodsPerSample)
    func expect(_ name: String, _ wanted: [Double]) {
      let found = cycle.table(name)?.value ?? []
      #expect(found.count == wanted.count, "\(name)")
      for (a, b) in zip(found, wanted) { #expect(abs(a - b) < 1e-11, "\(name): \(a), \(b)") }
    }
    expect("currentCycleMean", [5])
    expect("currentAmplitude", [0.3, 0.2, 0.1])
    expect("currentAngle", [0.7, -2, -Double.pi / 2])
    expect("currentInPhase", [0.3 * cos(0.7), 0.2 * cos(-2), 0])
    expect("currentQuadrature", [0.3 * sin(0.7), 0.2 * sin(-2), -0.1])
    expect("currentFolded", cycle.phase.map { signal($0, 1 / Double(mesh.bins)) })
    expect("excessHeatLeftAmplitude", [0.3, 0.2, 0.1])
    expect("heatAmplitude", [0.3, 0.2, 0.1].flatMap { a in (0..<Self.bins).map { Double($0) * a } })
    for name in ["currentFolded", "currentAmplitude"] {
      #expect(cycle.table(name)?.error.allSatisfy { $0 < 1e-11 } == true, "equal periods do not scatter")
    }
  }

  /// A step that does not divide the period: blocks at a border count for one side.
  @Test("a step of the deck's own costs a few per cent of a bin") func givenStep() throws {
    let mesh = try mesh(step: 0.047)
    var recorder = CycleRecorder(mesh, bins: Self.bins, periods: nil)
    feed(&recorder, blocks: 0..<Int(60 / mesh.timeStep))
    let cycle = try #require(recorder.cycle(Self.observables))
    for (name, values) in [("Amplitude", [0.3, 0.2, 0.1]), ("Angle", [0.7, -2, -Double.pi / 2])] {
      for (k, value) in values.enumerated() {
        let found = try #require(cycle.table("current" + name)).value[k]
        #expect(abs(found - value) < 0.03 * abs(value), "\(name) \(k + 1): \(found), \(value)")
      }
    }
  }

  @Test("errors are those of the samples' scatter, of amplitude and angle too") func errors() throws {
    let mesh = try mesh()
    let perPeriod = Int((mesh.period / mesh.timeStep).rounded())
    let stream = RandomStream(seed: 5, stream: 0)
    var (amplitudes, angles): ([Double], [Double]) = ([], [])
    var (claimed, claimedAngle) = (0.0, 0.0)
    let trials = 200
    for _ in 0..<trials {
      // An ensemble of eight, each realisation with a wave of random size and angle on top.
      var recorder = CycleRecorder(mesh, bins: Self.bins, periods: mesh.settling + 2)
      for _ in 0..<8 {
        let (a, b) = (0.1 * stream.logistic(), 0.02 * stream.logistic())
        recorder.restart()
        for block in 0..<((mesh.settling + 3) * perPeriod) {
          let middle = (Double(block) + 0.5) * mesh.timeStep
          let x = 2 * .pi * middle / mesh.period
          let q = (1 + a) * sin(x) + (1 + b) * cos(x)
          recorder.append(
            middle: middle, duration: mesh.timeStep, series: ["current": q],
            heat: Array(repeating: 0, count: Self.bins)[...])
        }
      }
      let cycle = try #require(recorder.cycle(Self.observables))
      #expect(cycle.samples == 8 && cycle.periods == 16)
      let amplitude = try #require(cycle.table("currentAmplitude")).estimate(0)
      let angle = try #require(cycle.table("currentAngle")).estimate(0)
      amplitudes.append(amplitude.value)
      angles.append(angle.value)
      claimed += amplitude.error * amplitude.error / Double(trials)
      claimedAngle += angle.error * angle.error / Double(trials)
    }
    // A variance of 200 scatters by a tenth.
    for (values, claimed) in [(amplitudes, claimed), (angles, claimedAngle)] {
      let mean = values.reduce(0, +) / Double(trials)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(trials - 1)
      #expect(abs(variance / claimed - 1) < 0.45, "\(variance) found, \(claimed) claimed")
    }
  }

  @Test("goes on from a saved state to the bit, in the middle of a sample") func state() throws {
    let mesh = try mesh()
    let perPeriod = Int((mesh.period / mesh.timeStep).rounded())
    let (cut, all) = ((mesh.settling + 3) * perPeriod + 5, (mesh.settling + 9) * perPeriod)
    var whole = CycleRecorder(mesh, bins: Self.bins, periods: nil)
    var resumed = whole
    feed(&whole, blocks: 0..<cut, noise: { sin(Double($0)) })
    var writer = StateWriter()
    whole.save(to: &writer)
    try resumed.restore(from: StateReader(writer.sections))
    feed(&whole, blocks: cut..<all, noise: { sin(Double($0)) })
    feed(&resumed, blocks: cut..<all, noise: { sin(Double($0)) })
    let cycle = try #require(whole.cycle(Self.observables))
    #expect(cycle.samples >= 2 && resumed.cycle(Self.observables) == cycle)
  }
}
