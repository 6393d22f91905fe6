import NichromeModel
import Testing

/// Systems that are hard on the deterministic solver: slow electrons, narrow lines, thin layers, vanishing drives.
struct HardCase: Sendable, CustomTestStringConvertible {
  let name: String
  let system: System
  /// Whether the suite has time for it; the table of docs/solver.md has all.
  let isQuick: Bool
  var testDescription: String { name }

  init(
    _ name: String, theta: Double, exponent: Double = 1, wavenumber: Double? = nil, _ transmission: TransmissionLaw,
    _ drive: Drive, isQuick: Bool = false
  ) {
    (self.name, self.isQuick) = (name, isQuick)
    system = System(
      temperature: theta, relaxation: RelaxationLaw(exponent: exponent),
      screening: wavenumber.map { .poisson(wavenumber: $0) } ?? .neutral, halfLength: 12,
      scatterer: Scatterer(length: 0.1, permittivityRatio: 1, transmission: transmission), drive: drive)
  }

  private static func line(_ center: Double, _ width: Double) -> TransmissionLaw {
    .lorentzian(peak: 0.9, center: center, width: width)
  }
  private static let slope = TransmissionLaw.linear(value: 0.4, slope: 0.5)

  static let all: [HardCase] = [
    HardCase("narrow line at 2, theta = 0.5", theta: 0.5, line(2, 0.05), .current(0.02), isQuick: true),
    HardCase("narrow line, theta = 1, K = 5", theta: 1, wavenumber: 5, line(1.5, 0.05), .current(0.02)),
    HardCase("narrow line at mu0, theta = 1", theta: 1, line(1, 0.05), .current(0.02)),
    HardCase(
      "wide line, theta = 1, K = 20, u = 0.3", theta: 1, wavenumber: 20, line(1.5, 0.3), .voltage(0.3), isQuick: true),
    HardCase("wide line at mu0, theta = 1", theta: 1, line(1, 0.3), .current(0.02)),
    HardCase("wide line, theta = 1", theta: 1, line(1.5, 0.3), .current(0.02), isQuick: true),
    HardCase(
      "line of width 0.1, theta = 1, constant mean free path, K = 5", theta: 1, exponent: 0, wavenumber: 5,
      line(1.5, 0.1), .current(0.02)),
    HardCase("theta = 3, K = 10", theta: 3, wavenumber: 10, .linear(value: 0.5, slope: 0.05), .current(0.05)),
    HardCase("theta = 3", theta: 3, .linear(value: 0.5, slope: 0.05), .current(0.05)),
    HardCase("T(E) > 0 at the band bottom, theta = 0.5", theta: 0.5, .linear(value: 0.6, slope: 0.1), .current(0.04)),
    HardCase(
      "s = 2, theta = 0.1, K = 20", theta: 0.1, exponent: 2, wavenumber: 20, slope, .voltage(0.05)),
    HardCase(
      "s = -1, theta = 0.5, K = 10", theta: 0.5, exponent: -1, wavenumber: 10, line(1.5, 0.3), .current(0.02)),
    HardCase("K = 200, theta = 0.5", theta: 0.5, wavenumber: 200, line(1.5, 0.1), .current(0.02)),
    HardCase("T = 1, theta = 1, K = 20", theta: 1, wavenumber: 20, .constant(value: 1), .current(0.02)),
    HardCase("u = 1e-4, theta = 0.5", theta: 0.5, line(1.5, 0.1), .voltage(1e-4)),
    HardCase("u = 1e-5, theta = 0.02", theta: 0.02, slope, .voltage(1e-5), isQuick: true),
    HardCase("theta = 0.001", theta: 0.001, slope, .voltage(0.02)),
    HardCase("theta = 10", theta: 10, .linear(value: 0.5, slope: 0.01), .current(0.05)),
  ]
}
