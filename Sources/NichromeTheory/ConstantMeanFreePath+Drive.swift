import NichromeModel
import NichromeNumerics

extension TransmissionWindow {
  /// int dE T(E) D(E) weight(E), E from the mid electrochemical potential.
  ///
  /// T's own scale is given to the quadrature as breakpoints, so that a resonance much narrower than theta is not missed.
  func moment(of transmission: TransmissionLaw, weight: (Double) -> Double) -> Double {
    if voltage == 0 && current == 0 { return 0 }
    // The integral of |T D E| bounds the moments from below by the window's own size.
    let quadrature = AdaptiveQuadrature(absoluteTolerance: 1e-16 * (voltage + current), relativeTolerance: 1e-12)
    return quadrature.integral(
      from: -reach, to: reach, breakpoints: breakpoints + transmission.breakpoints.map { $0 - 1 }
    ) { energy in
      transmission.probability(at: 1 + energy) * value(at: energy) * weight(energy)
    }.value
  }
}

extension ConstantMeanFreePath {
  /// iota(u): the fixed point of iota = int dE T(E) [g_L - g_R], whose right side depends on iota.
  static func current(
    voltage: Double, temperature: Double, transmission: TransmissionLaw
  ) throws(TheoryError) -> Double {
    if voltage == 0 { return 0 }
    func surplus(_ current: Double) -> Double {
      TransmissionWindow(temperature: temperature, voltage: voltage, current: current)
        .moment(of: transmission) { _ in 1 } - current
    }
    var upper = voltage
    while surplus(upper) > 0 {
      upper *= 4
      if upper > 1e6 * voltage { throw .unboundedCurrent(voltage: voltage) }
    }
    return bracketedRoot(between: 0, and: upper, of: surplus)
  }

  /// u(iota), the inverse of iota(u).
  static func voltage(
    current: Double, temperature: Double, transmission: TransmissionLaw
  ) throws(TheoryError) -> Double {
    if current == 0 { return 0 }
    func surplus(_ voltage: Double) -> Double {
      TransmissionWindow(temperature: temperature, voltage: voltage, current: current)
        .moment(of: transmission) { _ in 1 } - current
    }
    // At u = 0 the window carries at most iota: a perfect transmission needs no voltage.
    if surplus(0) >= -1e-13 * current { return 0 }
    var upper = current
    while surplus(upper) < 0 {
      upper *= 2
      if upper > 1e3 * (1 + temperature + current) {
        throw .unreachableCurrent(current: current, largestVoltageTried: upper)
      }
    }
    return bracketedRoot(between: 0, and: upper, of: surplus)
  }
}
