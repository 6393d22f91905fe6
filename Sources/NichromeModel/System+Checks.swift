import Foundation

extension System {
  /// theta that a deck may have: below, tables as fine as k_B T fill the memory; above, they know mu0 no more.
  static let temperatureRange = 1e-4...100.0

  /// u beyond which nothing is tried: above a voltage of mu0, or some kT, the current of a scatterer hardly grows, and a
  /// run finds that no current has the voltage; ten times that is a slip of the pen.
  package static func largestVoltage(temperature theta: Double) -> Double { 10 * max(1, theta) }

  /// iota beyond which nothing is tried: degenerate electrons drift at v0 where it is 2, and a wire they heat that much
  /// is none of a parabolic band with a lattice of fixed temperature.
  package static func largestCurrent(temperature theta: Double) -> Double { 3 * max(1, theta) }

  /// 1/k_s in l0, and L eps/eps_B, beyond which the field is that of a wire without charges, or of one that is cut.
  static let longestScreening = 1e5

  /// Cells of the field mesh in each wire, at the most; 1/k_s has to be about a cell or longer.
  public static let mostFieldCells = 16384

  /// u if it is given, or the u = iota (1 - T)/T that linear response expects; nil where that does not exist.
  public var expectedVoltage: Double? {
    let mean = scatterer.transmission.thermalMean(temperature: temperature)
    switch drive {
    case .voltage(let u): return u
    case .current(let iota):
      return mean > 0 && mean < 1 ? iota * (1 - mean) / mean : (iota == 0 || mean >= 1 ? 0 : nil)
    }
  }

  /// l of an electron 4 k_B T above mu0, in l0: what the wires must hold a few times.
  var thermalMeanFreePath: Double { relaxation.meanFreePath(kineticEnergy: 1 + 4 * temperature) }

  /// Whether -f' at the band bottom is nothing: below 1e-6/mu0.
  public var bandBottomIsFull: Bool { temperature == 0 || exp(-1 / temperature) / temperature < 1e-6 }

  /// Whether slow electrons have an infinite density, int d eps (-f') l/v, in the linearised closure. The full dynamics cuts
  /// it off: there the field accelerates them.
  public var hasDivergentDensity: Bool { relaxation.isPower(upTo: -1) && !bandBottomIsFull }

  /// K halfLength/16384: Debye lengths per smallest cell; 0 in the neutral limit.
  var screeningPerCell: Double {
    guard case .poisson(let wavenumber) = screening else { return 0 }
    return wavenumber * halfLength / Double(Self.mostFieldCells)
  }

  /// Reports what each key allows but the whole does not.
  func check(_ problems: DeckProblems) {
    checkSize(problems)
    let valueKey = "scatterer.transmission.value"
    switch (scatterer.transmission, drive) {
    case (.constant(1), .voltage) where course == nil:
      problems.add(
        "drive.voltage", "cannot be held across a perfect transmitter", because: "T = 1 has no electrochemical drop",
        instead: "use drive.current")
    case (.constant(0), .current(let iota)) where iota != 0:
      problems.add(
        valueKey, "nothing is transmitted", because: "drive.current asks for a current through T = 0",
        instead: "give a transmission above 0, or use drive.voltage")
    default: break
    }
    if relaxation.isPower(from: 2), temperature > 0.1 {
      problems.add(
        "wire.relaxation.exponent", "is too large at theta = \(Text.number(temperature))",
        because:
          "1/l = v^-s cannot be integrated at the band bottom for s >= 2, which holds electrons above theta = 0.1",
        instead: "choose an exponent below 2, or a lower temperature")
    }
    if dynamics == .linearised, hasDivergentDensity {
      problems.add(
        "dynamics", "the linearised closure has no solution for exponents of -1 and below at this temperature",
        because: "the density of slow electrons, int d eps (-f') l/v, is infinite: no field accelerates them",
        instead: "use `dynamics: full`, a larger wire.relaxation.exponent, or a lower temperature")
    }
    if screeningPerCell > 2 {
      problems.add(
        "wire.screening", "1/k_s is too short to be resolved",
        because: "a wire has at most \(Self.mostFieldCells) cells, each here \(Text.number(screeningPerCell))/k_s long",
        instead: "use a shorter halfLength, or screening: neutral")
    }
  }
}
