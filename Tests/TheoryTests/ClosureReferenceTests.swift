import Foundation
import LinearisedReference
import NichromeModel
import NichromeTheory
import Testing

@Suite("Linearised closure against reference numbers") struct ClosureReferenceTests {
  /// Of a number of the file: twelve digits are given, and the grids of the solution behind it move its neutral P^f,
  /// the smallest of its numbers, by up to 1.2e-9.
  static let tolerance = 5e-9

  /// The file's linear T(E) goes on beyond 1, a deck's is clipped: that concerns the share of electrons beyond the clip,
  /// whose energies are larger than theta by as much.
  static func tolerance(_ reference: LinearisedReference) -> Double {
    guard case .linear(let value, let slope) = reference.system().scatterer.transmission else { return tolerance }
    let gap = min((1 - value) / abs(slope), value / abs(slope)) / reference.parameters.theta
    return tolerance + (gap + 1) * exp(-gap)
  }

  @Test("Current, potentials, densities and heat", arguments: LinearisedReference.all)
  func scalars(reference: LinearisedReference) throws {
    let exact = reference.exact
    let found = try ClosureSolution(reference.system(), tolerance: 1e-9)
    #expect(found.discretisationError.relative < 1e-8)
    func agree(_ name: String, _ value: Double?, _ expected: Double?, scale: Double? = nil) {
      guard let expected else { return }
      let tolerance = Self.tolerance(reference) * (scale ?? abs(expected))
      #expect(abs((value ?? .nan) - expected) <= tolerance, "\(name): \(value ?? .nan), expected \(expected)")
    }
    agree("iota", found.current, exact["j"]?.number)
    agree("drop of e phi", found.electrostaticDrop, exact["Delta_phi"]?.number)
    agree("P^u left", found.dissipatedHeat(.left), exact["P_u_L"]?.number)
    agree("P^u right", found.dissipatedHeat(.right), exact["P_u_R"]?.number)
    agree("P^f left", found.fieldHeat(.left), exact["P_f_L"]?.number)
    agree("P^f right", found.fieldHeat(.right), exact["P_f_R"]?.number)
    agree("gamma", found.dipolePotential, exact["gamma"]?.number)
    agree("q left", found.relaxingDensity(.left), exact["q_L"]?.number)
    agree("q right", found.relaxingDensity(.right), exact["q_R"]?.number)
    // In the neutral limit the densities vanish, for a constant relaxation time the shifts as well: roundings of u.
    let u = reference.parameters.voltage
    let isZero = reference.isNeutral && reference.exponent == 1
    agree("nu left", found.chemicalPotentialShift(.left), exact["nu_L"]?.number, scale: isZero ? 1e-4 * u : nil)
    agree("nu right", found.chemicalPotentialShift(.right), exact["nu_R"]?.number, scale: isZero ? 1e-4 * u : nil)
    agree(
      "dn left", 2 * found.density(.left, at: 0), exact["dn_L"]?.number, scale: reference.isNeutral ? 1e-4 * u : nil)
    agree(
      "dn right", 2 * found.density(.right, at: 0), exact["dn_R"]?.number, scale: reference.isNeutral ? 1e-4 * u : nil)
    #expect((found.dipolePotential == nil) == reference.isNeutral)
    #expect((found.relaxingDensity(.left) == nil) == (reference.exponent == 1))
  }

  /// The amplitude is defined up to the share of the thermal window where l < 1/K: (1/theta) exp(-(1 - 1/K^2)/theta).
  @Test("Amplitude of the screening layer", arguments: LinearisedReference.all.filter { !$0.isNeutral })
  func layers(reference: LinearisedReference) throws {
    let (exact, parameters) = (reference.exact, reference.parameters)
    let found = try ClosureSolution(reference.system(), tolerance: 1e-9)
    let share = exp((pow(parameters.wavenumber, -2) - 1) / parameters.theta) / parameters.theta
    let tolerance = Self.tolerance(reference) + (reference.exponent == 0 ? 0 : share)
    for (side, expected) in [(Side.left, exact["A_L"]!.number!), (.right, exact["A_R"]!.number!)] {
      let amplitude = try #require(found.screeningAmplitude(side))
      #expect(abs(amplitude / expected - 1) <= tolerance, "\(side): \(amplitude), expected \(expected)")
    }
  }

  @Test("Spots", arguments: LinearisedReference.all) func spots(reference: LinearisedReference) throws {
    let exact = reference.exact
    let found = try ClosureSolution(reference.system(), tolerance: 1e-9).spots(reach: 12)
    for (side, single, list) in [
      (Side.left, exact["spot_L"]?.number, exact["spots_L"]?.spots),
      (.right, exact["spot_R"]?.number, exact["spots_R"]?.spots),
    ] {
      let expected = list?.map(\.distance) ?? [single].compactMap { $0 }
      let spots = found.filter { $0.side == side }
      #expect(spots.count == expected.count, "\(side): \(spots), expected \(expected)")
      for (spot, distance) in zip(spots, expected) {
        // The file took those of a constant relaxation time from samples of the profile: the heat there is flat.
        let tolerance = reference.exponent == 0 ? 1e-7 + Self.tolerance(reference) : 1e-3
        #expect(abs(spot.distance - distance) <= tolerance * distance, "\(spot), expected \(distance)")
        #expect(spot.kind == .cold)
      }
      for (spot, reference) in zip(spots, list ?? []) {
        #expect(abs(spot.excessHeat / reference.heat - 1) <= 1e-6, "\(spot), expected \(reference.heat)")
      }
    }
  }

  @Test("A current drive inverts a voltage drive", arguments: LinearisedReference.all)
  func inverse(reference: LinearisedReference) throws {
    let forward = try ClosureSolution(reference.system(), tolerance: 1e-9)
    let back = try ClosureSolution(reference.system(.current(forward.current)), tolerance: 1e-9)
    #expect(abs(back.voltage / forward.voltage - 1) <= 1e-11, "\(back.voltage)")
    let scale = forward.current * (forward.voltage + reference.parameters.theta)
    for side in Side.allCases {
      #expect(abs(back.excessHeat(side) - forward.excessHeat(side)) <= 1e-11 * scale)
    }
  }
}
