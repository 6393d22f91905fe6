import NichromeModel
import Testing

@Suite("Steps and bins of a period") struct PhaseMeshTests {
  private func deck(period: Double, bins: Int = 24, step: Double? = nil, screening: Double = 4) -> Deck {
    let system = System(
      temperature: 0.05, relaxation: .relaxationTime, screening: .poisson(wavenumber: screening), halfLength: 6,
      scatterer: Scatterer(length: 0.1, permittivityRatio: 1, transmission: .constant(value: 0.5)),
      drive: .voltage(0.1), course: DriveCourse(.sine(period: period), value: 0.1))
    return Deck(
      title: "phases", system: system,
      simulation: SimulationSettings(timeStep: step, stop: StopRule(duration: 100), field: .dynamic), bins: 8,
      phaseBins: bins)
  }

  @Test("an automatic step fills the bins, and is hardly shorter than it has to be", arguments: [0.3, 1, 7.7, 40, 333])
  func commensurate(period: Double) throws {
    for bins in [8, 24, 29] {
      for screening in [4.0, 50] {
        let deck = deck(period: period, bins: bins, screening: screening)
        let mesh = try #require(PhaseMesh(deck))
        let perBin = period / Double(bins) / mesh.timeStep
        #expect(abs(perBin - perBin.rounded()) < 1e-9, "\(perBin) steps in a bin")
        #expect(mesh.timeStep <= deck.system.dynamicTimeStep * (1 + 1e-9))
        if perBin > 1.5 { #expect(mesh.timeStep > 0.5 * deck.system.dynamicTimeStep) }
        for time in [0.01, 0.1, 2] {
          let perBlock = mesh.stepsPerBlock(lasting: time)
          #expect(Int(perBin.rounded()) % perBlock == 0, "whole blocks in a bin")
          #expect(perBlock == 1 || Double(perBlock) * mesh.timeStep <= time * (1 + 1e-9))
        }
      }
    }
  }

  @Test("a step that is given stays") func givenStep() throws {
    let mesh = try #require(PhaseMesh(deck(period: 10, step: 0.03)))
    #expect(mesh.timeStep == 0.03)
    #expect(mesh.stepsPerBlock(lasting: 100) == 13, "10/24 is nearly 14 steps: no bin without a block")
  }

  @Test("periods beyond all measure are no crash", arguments: [1e-30, 1e30]) func beyondMeasure(period: Double) throws {
    let system = deck(period: 1).system
    let free = try #require(PhaseMesh(deck(period: period)))
    #expect(free.timeStep > 0 && free.timeStep <= system.dynamicTimeStep && free.settling >= 0)
    let given = try #require(PhaseMesh(deck(period: period, step: 1e-20)))
    #expect(given.timeStep == 1e-20 && given.stepsPerBlock(lasting: 1e-18) >= 1)
  }

  @Test("the periods before the wires have settled are left out") func settling() throws {
    let slow = try #require(PhaseMesh(deck(period: 40)))
    #expect(slow.settling == 1 && slow.periodsPerSample == 1)
    let fast = try #require(PhaseMesh(deck(period: 1)))
    let time = deck(period: 1).system.settlingTime
    #expect(time > 10 && fast.settling == Int(time.rounded(.up)) && fast.periodsPerSample == fast.settling)
    var step = deck(period: 1)
    step.system.course = DriveCourse(.step(at: 0), value: 0.1)
    #expect(PhaseMesh(step) == nil)
  }

  private func refusal(_ changes: [Int: String]) -> [String] {
    do {
      _ = try Deck(yaml: SampleDecks.edit(changes), path: "phases.yaml")
      return []
    } catch { return error.problems.map(\.description) }
  }

  @Test("phase bins without a phase, or shorter than a step, and ensembles of steady states are refused")
  func refusals() {
    let dynamic = "  field: dynamic\n  ensemble: 4"
    let good = [
      6: "  screening: {length: 0.1 l0}", 16: "  voltage: {kind: sine, amplitude: 0.02 mu0, period: 9 tau0}",
      22: dynamic,
      24: "    duration: 40 tau0", 27: "  phaseBins: 12",
    ]
    #expect(refusal(good).isEmpty, "\(refusal(good))")
    let step = refusal(good.merging([16: "  voltage: {kind: step, to: 0.02 mu0}"]) { $1 })
    #expect(step.count == 1 && step[0].contains("the drive is no sine"), "\(step)")
    let coarse = refusal(good.merging([21: "  timeStep: 0.05 tau0", 27: "  phaseBins: 360"]) { $1 })
    #expect(coarse.count == 1 && coarse[0].contains("shorter than a step"), "\(coarse)")
    let steady = refusal([22: "  ensemble: 4"])
    #expect(steady.count == 1 && steady[0].contains("the drive is constant"), "\(steady)")
  }
}
