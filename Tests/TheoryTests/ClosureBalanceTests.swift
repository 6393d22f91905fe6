import Foundation
import NichromeModel
import NichromeTheory
import Testing

/// A wire for the tests of the closure.
func closureWire(
  _ transmission: TransmissionLaw = .linear(value: 0.4, slope: 0.3), exponent: Double,
  screening: Screening = .neutral, temperature: Double = 0.03, drive: Drive = .voltage(0.02)
) -> System {
  System(
    temperature: temperature, relaxation: RelaxationLaw(exponent: exponent), screening: screening, halfLength: 12,
    scatterer: Scatterer(length: 0.1, permittivityRatio: 1.5, transmission: transmission), drive: drive)
}

let closureExponents = [-1.0, 0, 0.5, 1, 2]
let closureScreenings = [Screening.neutral, .poisson(wavenumber: 1), .poisson(wavenumber: 30)]

@Suite("Linearised closure: balances") struct ClosureBalanceTests {
  /// Roundings of sums of some hundred terms of either sign.
  static let rounding = 1e-12

  @Test("Charge: one current in both wires", arguments: closureExponents, closureScreenings)
  func charge(exponent: Double, screening: Screening) throws {
    let found = try ClosureSolution(closureWire(exponent: exponent, screening: screening))
    let slopes = Side.allCases.map {
      (found.electrochemicalPotential($0, at: 1000) - found.electrochemicalPotential($0, at: 2000)) / 1000
    }
    #expect(abs(slopes[0] + slopes[1]) <= Self.rounding * abs(slopes[0]), "\(slopes)")
    #expect(abs(found.drudeHeat - found.current * slopes[1]) <= Self.rounding * found.drudeHeat)
    if exponent == 1 {
      let bare = DrudeWire(current: found.current, temperature: 0.03)
      #expect(abs(found.drudeHeat / bare.heat - 1) <= Self.rounding)
    }
  }

  @Test(
    "Energy: P^u of both wires is the work of the jump, iota u", arguments: [-0.5] + closureExponents, closureScreenings
  )
  func energy(exponent: Double, screening: Screening) throws {
    let theta = exponent <= -1 ? 0.06 : 0.1
    for law in [TransmissionLaw.linear(value: 0.4, slope: 0.3), .gaussian(peak: 0.9, center: 1.05, width: 0.02)] {
      let found = try ClosureSolution(closureWire(law, exponent: exponent, screening: screening, temperature: theta))
      let total = found.dissipatedHeat(.left) + found.dissipatedHeat(.right)
      let allowed = Self.rounding * found.current * (theta + found.voltage) + 2 * found.error.integratedHeat
      #expect(abs(total - found.current * found.voltage) <= allowed)
    }
  }

  @Test("Poisson's equation in the wires and through the gap", arguments: closureExponents, [0.7, 8.0])
  func poisson(exponent: Double, wavenumber: Double) throws {
    let system = closureWire(exponent: exponent, screening: .poisson(wavenumber: wavenumber))
    let found = try ClosureSolution(system)
    let factor = wavenumber * wavenumber / Screening.thermalFactor(temperature: system.temperature)
    // Fourth-order differences: an error of h^4/90 of the sixth derivative, K^6 of the potential.
    let h = 0.004 / wavenumber
    let tolerance = factor * abs(found.density(.left, at: 0)) * 1e-8
    for side in Side.allCases {
      for s in [0.1, 1, 4].map({ $0 / wavenumber }) {
        let psi = (-2...2).map { found.potential(side, at: s + Double($0) * h) }
        let curvature = (16 * (psi[1] + psi[3]) - psi[0] - psi[4] - 30 * psi[2]) / (12 * h * h)
        #expect(abs(curvature + factor * found.density(side, at: s)) <= tolerance, "\(side) \(s)")
      }
    }
    // One-sided differences of second order at the faces.
    let step = 1e-4 / wavenumber
    func field(_ side: Side) -> Double {
      let psi = [0, step, 2 * step].map { found.potential(side, at: $0) }
      return (4 * psi[1] - 3 * psi[0] - psi[2]) / (2 * step)
    }
    #expect(abs(field(.left) + field(.right)) <= 1e-6 * abs(field(.left)))
    let drop = field(.left) * system.scatterer.length / system.scatterer.permittivityRatio
    #expect(abs(found.electrostaticDrop - drop) <= 1e-6 * abs(drop))
  }

  @Test("Neutral: no density anywhere; e phi follows mu for a constant relaxation time") func neutral() throws {
    for exponent in closureExponents {
      let found = try ClosureSolution(closureWire(exponent: exponent))
      for s in [0, 0.3, 2.0] {
        for side in Side.allCases {
          #expect(found.density(side, at: s) == 0)
          let shift = found.electrochemicalPotential(side, at: s) - found.potential(side, at: s)
          #expect(abs(shift) <= Self.rounding * found.voltage || exponent != 1, "\(shift)")
        }
      }
    }
  }

  @Test("Strong Coulomb limit: the screened wire approaches the neutral one like 1/K", arguments: closureExponents)
  func strongCoulomb(exponent: Double) throws {
    let neutral = try ClosureSolution(closureWire(exponent: exponent), tolerance: 1e-9)
    let deviations = try [1e4, 1e5].map { wavenumber in
      let found = try ClosureSolution(
        closureWire(exponent: exponent, screening: .poisson(wavenumber: wavenumber)), tolerance: 1e-9)
      return [
        found.current - neutral.current, found.electrostaticDrop - neutral.electrostaticDrop,
        found.dissipatedHeat(.right) - neutral.dissipatedHeat(.right),
        found.fieldHeat(.right) - neutral.fieldHeat(.right),
      ]
    }
    // The next order is 2 eps_B/(eps K L) = 3e-3 of the first at the smaller K.
    for (first, second) in zip(deviations[0], deviations[1]) {
      #expect(abs(first / second - 10) <= 0.1, "\(first) \(second)")
    }
  }

  @Test("Bin means: their sum is the integral, and one of them that of the profile")
  func bins() throws {
    for exponent in closureExponents {
      let found = try ClosureSolution(closureWire(exponent: exponent, screening: .poisson(wavenumber: 6)))
      for side in Side.allCases {
        let far = 120.0
        let sum = (0..<240).reduce(0.0) {
          $0 + 0.5 * found.excessHeat(side, from: 0.5 * Double($1), to: 0.5 * Double($1 + 1))
        }
        let scale = found.current * (found.voltage + 0.03)
        #expect(abs(sum - found.excessHeat(side)) <= Self.rounding * scale + far * abs(found.excessHeat(side, at: far)))
        // Simpson on panels of 0.005: h^4 K^4/180 = 5e-9.
        let samples = (0...20).map { found.excessHeat(side, at: 0.3 + 0.005 * Double($0)) }
        let simpson = samples.enumerated().reduce(0.0) {
          $0 + $1.element * ($1.offset == 0 || $1.offset == 20 ? 1 : $1.offset % 2 == 1 ? 4 : 2)
        }
        let mean = found.excessHeat(side, from: 0.3, to: 0.4)
        #expect(abs(simpson * 0.005 / 3 / 0.1 - mean) <= 1e-7 * abs(samples[0]), "\(mean)")
      }
    }
  }
}
