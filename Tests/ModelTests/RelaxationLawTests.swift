import Foundation
import NichromeModel
import Testing

@Suite("Relaxation laws")
struct RelaxationLawTests {
  @Test("l = v^s, and the rate is v/l", arguments: [-1.0, 0, 0.5, 1, 2], [1e-6, 0.3, 1, 2.7, 40])
  func power(exponent: Double, x: Double) {
    let law = RelaxationLaw(exponent: exponent)
    let v = x.squareRoot()
    let expected = exp(exponent * log(v))
    #expect(abs(law.meanFreePath(kineticEnergy: x) / expected - 1) < 1e-13)
    #expect(abs(law.inverseMeanFreePath(kineticEnergy: x) * expected - 1) < 1e-13)
    #expect(abs(law.rate(kineticEnergy: x) * expected / v - 1) < 1e-13)
  }

  @Test("the two named laws are exact")
  func named() {
    #expect(RelaxationLaw.meanFreePath.meanFreePath(kineticEnergy: 0.37) == 1)
    #expect(RelaxationLaw.meanFreePath.inverseMeanFreePath(kineticEnergy: 0) == 1)
    #expect(RelaxationLaw.relaxationTime.rate(kineticEnergy: 0) == 1)
    #expect(RelaxationLaw.relaxationTime.meanFreePath(kineticEnergy: 2.25) == 1.5)
    let names = [RelaxationLaw.meanFreePath, .relaxationTime, RelaxationLaw(exponent: 2)].map(\.name)
    #expect(names == ["meanFreePath", "relaxationTime", "powerLaw"])
  }
}
