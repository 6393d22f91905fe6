import NichromeKinetics
import NichromeModel
import NichromeNumerics
import Testing

@Suite("Weights at the faces") struct FaceWeightsTests {
  /// Where as many pass at every energy, or a number that is a line in l(x), the sums must be the integrals of that times
  /// x^(-exponent/2) and x^(-1/2), slow ones included.
  @Test("Electrons that count stand for the slow ones too", arguments: [-1.0, -0.5, 0, 0.5, 1, 1.4])
  func slow(exponent: Double) {
    let (weights, top) = (FaceWeights(law: RelaxationLaw(exponent: exponent)), 20 * FaceWeights.slow)
    let (count, p) = (200_000, 0.5 * exponent)
    func sum(_ f: (Double) -> Double) -> Double {
      (0..<count).reduce(0) { $0 + f(top * (Double($1) + 0.5) / Double(count)) } * top / Double(count)
    }
    func whole(_ power: Double) -> Double { raise(top, power + 1) / (power + 1) }
    #expect(abs(sum(weights.rate) / whole(-p) - 1) < 1e-3)
    #expect(abs(sum(weights.inverseSpeed) / whole(-0.5) - 1) < 1e-3)
    if exponent > -1 {
      #expect(abs(sum { raise($0, p) * weights.rate($0) } / whole(0) - 1) < 1e-3)
      #expect(abs(sum { raise($0, p) * weights.inverseSpeed($0) } / whole(p - 0.5) - 1) < 1e-3)
    }
    #expect(weights.rate(0.9 * FaceWeights.slow) == 0 && weights.inverseSpeed(0) == 0)
  }

  /// In a hot wire the field holds slow electrons against the face. When each of their passages counted, single blocks were
  /// wrong by fifty voltages, and what controls the voltage ran away.
  @Test("No block of a hot wire has a wild voltage") func hotWire() {
    let system = System(
      temperature: 1, relaxation: .relaxationTime, screening: .neutral, halfLength: 6,
      scatterer: Scatterer(
        length: 0.1, permittivityRatio: 1, transmission: .saddlePoint(center: 1.02, width: 0.1)),
      drive: .current(0.17))
    let deck = Deck(
      title: "hot", system: system,
      simulation: SimulationSettings(particles: 5000, seed: 1, stop: StopRule(duration: 100)), bins: 30)
    let experiment = Experiment(deck: deck, threads: 1)
    while experiment.blocks < 50 { experiment.advance() }
    let voltages = experiment.record(status: .complete, version: "", stopReason: "", seconds: 0)
      .quantity("voltage")!.batches.map { $0[0] }
    #expect(voltages.allSatisfy { (0.05...0.15).contains($0) }, "\(voltages)")
  }

  @Test("Fast electrons count with 1/l and 1/v") func fast() {
    let weights = FaceWeights(law: RelaxationLaw(exponent: 1))
    #expect(weights.rate(4) == 0.5 && weights.inverseSpeed(4) == 0.5)
    #expect(FaceWeights(law: RelaxationLaw(exponent: 0)).rate(0.3) == 1)
    #expect(FaceWeights(law: RelaxationLaw(exponent: -1)).rate(0.25) == 0.5)
  }
}
