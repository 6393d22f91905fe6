import NichromeModel
import NichromeTheory

extension Explanation {
  static func wire(_ deck: Deck) -> [Row] {
    let system = deck.system
    let theta = system.temperature
    var rows = [
      Row(deck, "theta", "temperature", "k_B T/mu0", theta, .energy),
      Row(
        deck, "l(4kT)", "mean free path 4 k_B T above mu0",
        system.relaxation.exponent == nil ? "l(1 + 4 theta), a table" : "l0 (1 + 4 theta)^(s/2)",
        system.relaxation.meanFreePath(kineticEnergy: 1 + 4 * theta), .length),
      Row(
        deck, "Fhat", "thermal over degenerate density of states at mu0", "int dx x^(-1/2) (-F'(x - 1))",
        Screening.thermalFactor(temperature: theta), .one),
      Row(deck, "D", "simulated length of each wire", "halfLength", system.halfLength, .length),
    ]
    if let exponent = system.relaxation.exponent {
      rows.insert(Row(deck, "s", "exponent of the mean free path", "l = l0 (v/v0)^s", exponent, .one), at: 1)
    }
    if case .poisson(let wavenumber) = system.screening {
      rows += [
        Row(
          deck, "K", "screening wave number times l0", "l0/length, or (A4): k_s^2 = 2 e^2 Fhat/(eps0 eps A pi hbar v0)",
          wavenumber, .one),
        Row(deck, "1/k_s", "screening length", "l0/K", 1 / wavenumber, .length),
        Row(deck, "1/omega_p", "time of a plasma oscillation over 2 pi", "1/(k_s v0)", 1 / wavenumber, .time),
        Row(
          deck, "L eps/eps_B", "gap the scatterer makes for the field", "length/permittivityRatio",
          system.scatterer.length / system.scatterer.permittivityRatio, .length),
      ]
    }
    return rows
  }

  static func scatterer(_ deck: Deck) -> [Row] {
    let law = deck.system.scatterer.transmission
    let mean = law.thermalMean(temperature: deck.system.temperature)
    var rows = [
      Row(deck, "L", "length of the scatterer", "length", deck.system.scatterer.length, .length),
      Row(deck, "T0", "transmission at mu0", "T(mu0)", law.probability(at: 1), .one),
      Row(deck, "<T>", "transmission in the thermal window", "int dE (-F'(E - mu0)) T(E)", mean, .one),
    ]
    if mean < 1 {
      rows.append(
        Row(deck, "iota/u", "conductance in 2 e^2/h, four-point", "about <T>/(1 - <T>)", mean / (1 - mean), .one))
    }
    if let time = deck.system.chargingTime {
      let isShared = if case .voltage = deck.system.drive { deck.system.course != nil } else { false }
      rows.append(
        Row(
          deck, "R C", "charging of the dipole, estimate",
          (isShared ? "R = (1 - <T>)/<T> with 1/D in parallel, " : "R = (1 - <T>)/<T>, ")
            + "C = 2 Fhat/(K^2 (L eps/eps_B + 2/K))", time, .time))
    }
    return rows
  }

  /// Voltage, current and the heat of the bare wire; what the source does not hold is an estimate.
  static func drive(_ deck: Deck) -> [Row] {
    let system = deck.system
    let mean = system.scatterer.transmission.thermalMean(temperature: system.temperature)
    var rows: [Row] = []
    var current: Double?
    switch system.drive {
    case .voltage(let u):
      rows.append(Row(deck, "u", "electrochemical drop eV", "voltage, held", u, .energy))
      if mean < 1 {
        current = u * mean / (1 - mean)
        rows.append(
          Row(deck, "iota", "current", "about u <T>/(1 - <T>), linear response", u * mean / (1 - mean), .current))
      }
    case .current(let iota):
      current = iota
      rows.append(Row(deck, "iota", "current", "current, held", iota, .current))
      if let u = system.expectedVoltage {
        rows.append(Row(deck, "u", "electrochemical drop eV", "about iota (1 - <T>)/<T>, linear response", u, .energy))
      }
    }
    guard let current else { return rows }
    let isHeld = if case .current = system.drive { "" } else { "about " }
    switch system.relaxation.exponent {
    case 0:
      rows.append(
        Row(deck, "p^D", "heat per length of the bare wire", isHeld + "iota^2/2", current * current / 2, .heatPerLength)
      )
    case 1:
      let drude = DrudeWire(current: current, temperature: system.temperature)
      rows += [
        Row(deck, "N0", "density of the bare wire", "2 int_0^inf f dv", drude.density, .one),
        Row(deck, "p^D", "heat per length of the bare wire", isHeld + "iota^2/N0", drude.heat, .heatPerLength),
      ]
    default: break
    }
    return rows
  }

  static func numerics(_ deck: Deck) -> [Row] {
    let width = deck.system.halfLength / Double(deck.bins)
    return [
      Row(deck, "N", "target population", "particles", Double(deck.simulation.particles), .one),
      Row(deck, "dz", "width of a bin", "halfLength/bins", width, .length),
    ]
  }
}
