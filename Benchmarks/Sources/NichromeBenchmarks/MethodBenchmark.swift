import Foundation
import NichromeKinetics
import NichromeModel

/// What a control variate is worth: deviational particles against the whole Fermi sea at falling voltages.
///
/// Figure of merit: 1/(relative variance of the heat profile x seconds of one core), the variance being the mean squared
/// standard error of the bins within 3 l0 of the scatterer over the square of the largest excess heat, which is known for a
/// constant mean free path (at theta = 0.3 to some per cent, the same for both). It does not depend on how long is simulated,
/// nor with how many particles.
enum MethodBenchmark {
  static let temperatures = [0.05, 0.3]
  static let voltages = [0.3, 0.1, 0.03, 0.01, 0.003, 0.001]
  /// From here on thermal noise is most of what deviational particles have.
  private static let low = 0.01
  static let transmission = 0.5
  static let particles = 50_000
  /// Of production, in l0/v0.
  static let duration = 200.0
  static let (halfLength, bins) = (12.0, 60)
  static let reach = 3.0

  static func run() {
    for temperature in temperatures { compare(at: temperature) }
  }

  private static func compare(at temperature: Double) {
    print("theta = \(temperature)")
    print("voltage   method        core-seconds   error/peak   figure of merit   ratio      slope")
    var ratios: [Double] = []
    for voltage in voltages {
      let merits = SimulationMethod.allCases.map { method in
        let (seconds, error) = measure(voltage, method, temperature)
        return (method, seconds, error, merit: 1 / (error * error * seconds))
      }
      let best = merits.first { $0.0 == .deviational }!.merit
      for (method, seconds, error, merit) in merits {
        var line = String(format: "%12.2f   %10.3g   %15.3g   %-9.3g", seconds, error, merit, best / merit)
        if method == .analog {
          ratios.append(best / merit)
          let last = ratios.count - 1
          if last > 0 {
            // From the voltage before.
            let slope = log(ratios[last] / ratios[last - 1]) / log(voltages[last] / voltages[last - 1])
            line += String(format: "  %.2f", slope)
          }
        }
        print("\(voltage)".padded(to: 10) + method.rawValue.padded(to: 12) + line)
      }
    }
    for (words, from) in [("", voltages[0]), (String(format: " from %g on", low), low)] {
      let chosen = voltages.indices.filter { voltages[$0] <= from }
      let (slope, error) = fittedSlope(chosen.map { log(voltages[$0]) }, chosen.map { log(ratios[$0]) })
      print(String(format: "ratio ~ u^(%.2f +- %.2f)", slope, error) + words)
    }
    print()
  }

  /// Processor time of the production, and the relative error of its heat profile.
  private static func measure(
    _ voltage: Double, _ method: SimulationMethod, _ temperature: Double
  ) -> (seconds: Double, error: Double) {
    let current = voltage * transmission / (1 - transmission)
    let system = System(
      temperature: temperature, relaxation: .meanFreePath, screening: .neutral, halfLength: halfLength,
      scatterer: Scatterer(length: 0.1, permittivityRatio: 1, transmission: .constant(value: transmission)),
      drive: .current(current))
    let settings = SimulationSettings(particles: particles, stop: StopRule(duration: duration), method: method)
    let experiment = Experiment(
      deck: Deck(title: "u = \(voltage)", system: system, simulation: settings, bins: bins), threads: 1)
    while experiment.phase == .warmUp { experiment.advance() }
    let start = processorTime()
    while experiment.phaseTime < duration { experiment.advance() }
    let seconds = processorTime() - start
    let record = experiment.record(status: .complete, version: "", stopReason: "", seconds: seconds)
    let errors = record.quantity("excessHeat")!.error
    let near = Int((reach * Double(bins) / halfLength).rounded())
    let squares = (Array(errors[0..<near]) + Array(errors[bins..<(bins + near)])).map { $0 * $0 }
    // p^s = (iota u/2) exp(-s), its mean over the first bin.
    let width = halfLength / Double(bins)
    let peak = 0.5 * current * voltage * (1 - exp(-width)) / width
    return (seconds, (squares.reduce(0, +) / Double(squares.count)).squareRoot() / peak)
  }

  /// Slope of a straight line through the points, and its standard error from their scatter.
  private static func fittedSlope(_ x: [Double], _ y: [Double]) -> (Double, Double) {
    let n = Double(x.count)
    let (mx, my) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
    let sxx = x.reduce(0) { $0 + ($1 - mx) * ($1 - mx) }
    let slope = zip(x, y).reduce(0) { $0 + ($1.0 - mx) * ($1.1 - my) } / sxx
    let rest = zip(x, y).reduce(0) { sum, point in
      let gap = point.1 - my - slope * (point.0 - mx)
      return sum + gap * gap
    }
    return (slope, (rest / ((n - 2) * sxx)).squareRoot())
  }
}
