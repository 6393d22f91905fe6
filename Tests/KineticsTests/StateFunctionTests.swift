import CGSL
import Foundation
import NichromeKinetics
import NichromeModel
import NichromeNumerics
import Testing

/// Thermal averages against GSL's Fermi-Dirac integrals F_j, normalised by Gamma(j + 1):
/// int dx x^j F(x - y) = Gamma(j + 1) theta^(j + 1) F_j(y/theta), and -F' lowers j by one.
@Suite("State functions") struct StateFunctionTests {
  static let temperatures = [0.05, 0.3, 1, 10]
  /// GSL is good to 1e-10 or so; tables of the spacing used here add less than this.
  static let tolerance = 2e-5

  private func points(_ theta: Double) -> [Double] {
    (0...40).map { 1 + (Double($0) - 20) / 20 * min(max(theta, 0.5), 2) }
  }

  private func compare(_ found: Double, _ exact: Double, _ label: String) {
    #expect(abs(found / exact - 1) < Self.tolerance, "\(label): \(found), exact \(exact)")
  }

  private func states(_ theta: Double, _ exponent: Double) -> StateFunctions {
    StateFunctions(temperature: theta, law: RelaxationLaw(exponent: exponent), reach: 3)
  }

  @Test("Density and compressibility", arguments: temperatures) func density(theta: Double) {
    let states = states(theta, 1)
    func exact(_ y: Double) -> Double { (Double.pi * theta).squareRoot() * gsl_sf_fermi_dirac_mhalf(y / theta) }
    for y in points(theta) where y > -8 * theta {
      compare(states.density(y), exact(y), "n(\(y))")
      // Five-point derivative: error h^4/30 times the fifth one, far below the tolerance for h = theta/20.
      let h = theta / 20
      let slope = (8 * (exact(y + h) - exact(y - h)) - exact(y + 2 * h) + exact(y - 2 * h)) / (12 * h)
      compare(states.compressibility(y), slope, "dn/dy(\(y))")
    }
  }

  @Test("To first order: the tangent at 1", arguments: temperatures) func linearised(theta: Double) {
    let (exact, line) = (states(theta, 1), states(theta, 1).linearised())
    #expect(abs(line.density(1) - exact.density(1)) < 1e-14 * exact.density(1))
    for y in [0.4, 0.99, 1.02, 3] {
      #expect(abs(line.density(y) - exact.density(1) - (y - 1) * exact.compressibility(1)) < 1e-13)
      #expect(abs(line.relaxationNumber(y) / exact.relaxationNumber(1) - 1) < 1e-14)
      #expect(abs(line.chemicalEnergy(emitting: 0.3, from: y) - y - 0.15 / exact.relaxationNumber(1)) < 1e-13)
      #expect(
        abs(line.meanEmissionEnergy(from: 1, to: y) - exact.relaxationEnergy(1) / exact.relaxationNumber(1)) < 1e-13)
    }
  }

  @Test("Relaxation moments R0 and R1 of three laws", arguments: temperatures) func moments(theta: Double) {
    let (path, time, rising, square) = (states(theta, 0), states(theta, 1), states(theta, -1), states(theta, 2))
    for y in points(theta) where y > -8 * theta {
      let t = y / theta
      let half = 0.5 * (Double.pi * theta).squareRoot() * gsl_sf_fermi_dirac_mhalf(t)
      let threeHalves = 0.75 * Double.pi.squareRoot() * pow(theta, 1.5) * gsl_sf_fermi_dirac_half(t)
      compare(path.relaxationNumber(y), fermi(-t), "R0, constant path")
      compare(path.relaxationEnergy(y), theta * gsl_sf_fermi_dirac_0(t), "R1, constant path")
      compare(time.relaxationNumber(y), time.compressibility(y), "R0, constant time")
      compare(time.relaxationEnergy(y), half, "R1, constant time")
      compare(rising.relaxationNumber(y), half, "R0, exponent -1")
      compare(rising.relaxationEnergy(y), threeHalves, "R1, exponent -1")
      let floor = StateFunctions.divergentFloor
      compare(square.relaxationEnergy(y), fermi((floor - y) / theta), "R1, exponent 2")
    }
  }

  /// Sommerfeld's expansion, whose next term is 7 pi^4/360 theta^4 times the fourth derivative.
  @Test("A thermal step of any sharpness is resolved", arguments: [1e-4, 3e-4, 1e-3, 3e-3], [-1.0, 0, 1, 1.2, 1.5, 2])
  func sharp(theta: Double, exponent: Double) {
    let states = states(theta, exponent)
    func expanded(_ power: Double, _ y: Double) -> Double {
      pow(y, power) * (1 + Double.pi * Double.pi / 6 * power * (power - 1) * theta * theta / (y * y))
    }
    for y in [0.7, 1, 1.013, 1.5] {
      compare(states.density(y), 2 * expanded(0.5, y), "n(\(y))")
      compare(states.compressibility(y), expanded(-0.5, y), "dn/dy(\(y))")
      compare(states.relaxationNumber(y), expanded(-0.5 * exponent, y), "R0(\(y))")
      compare(states.relaxationEnergy(y), expanded(1 - 0.5 * exponent, y), "R1(\(y))")
    }
  }

  /// By parts, R0 = int dx x^(1 - s/2)/(1 - s/2) F''(x - y), where nothing diverges at the band bottom.
  @Test(
    "R0 where 1/l diverges at the band bottom but its integral does not", arguments: temperatures, [1.01, 1.2, 1.49])
  func steep(theta: Double, exponent: Double) {
    let states = states(theta, exponent)
    let power = 1 - 0.5 * exponent
    for y in points(theta) where y > -8 * theta {
      let exact = simpson(from: 0, to: (max(y, 0) + 45 * theta).squareRoot()) { t in
        let e = (t * t - y) / theta
        return 2 * t * pow(t, 2 * power) / power * logisticDensity(e) * (1 - 2 * fermi(e)) / (theta * theta)
      }
      compare(states.relaxationNumber(y), exact, "R0, exponent \(exponent)")
    }
  }

  @Test("Fhat is half the compressibility of both directions", arguments: temperatures) func thermalFactor(
    theta: Double
  ) {
    compare(states(theta, 1).compressibility(1), Screening.thermalFactor(temperature: theta), "Fhat")
  }

  @Test("Inverses give back what was put in", arguments: temperatures, [-1.0, 0, 0.5, 1, 2])
  func inverses(theta: Double, exponent: Double) {
    let states = states(theta, exponent)
    for y in [0.6, 1, 1.3] {
      let found = states.chemicalEnergy(ofDensity: states.density(y), near: y + 0.2)
      #expect(abs(found - y) < 1e-11, "n = n(\(y)) at \(found)")
      for other in [y - 0.1 * min(theta, 1), y + 0.01 * min(theta, 1), y] {
        let rate =
          2
          * AdaptiveQuadrature(absoluteTolerance: 1e-12).integral(from: min(y, other), to: max(y, other)) {
            states.relaxationNumber($0)
          }.value * (other < y ? -1 : 1)
        let back = states.chemicalEnergy(emitting: rate, from: y)
        // Simpson's rule over the interval, of at most a tenth of theta: (1/10)^4/2880 of it, times derivatives.
        #expect(
          abs(back - other) < 1e-6 * min(theta, 1) + 1e-13, "rate \(rate) from \(y): \(back), put in \(other)")
      }
    }
  }

  @Test("Mean emission energy of a narrow window is R1/R0, of a wide one the ratio of integrals")
  func meanEnergy() {
    for theta in Self.temperatures {
      let states = states(theta, 0)
      let (y0, y1) = (0.9, 0.9 + min(theta, 0.5))
      compare(
        states.meanEmissionEnergy(from: y0, to: y0), theta * gsl_sf_fermi_dirac_0(y0 / theta) / fermi(-y0 / theta),
        "narrow")
      // int R0 dy = theta F_0, int R1 dy = theta^2 F_1.
      let number = theta * (gsl_sf_fermi_dirac_0(y1 / theta) - gsl_sf_fermi_dirac_0(y0 / theta))
      let energy = theta * theta * (gsl_sf_fermi_dirac_1(y1 / theta) - gsl_sf_fermi_dirac_1(y0 / theta))
      compare(states.meanEmissionEnergy(from: y0, to: y1), energy / number, "wide")
    }
  }
}
