import Foundation
import NichromeModel

/// The pieces of the energy axis on which every integrand of the closure is smooth.
///
/// Energies are mid energies x: an electron that crosses has the kinetic energy x - u/2 on the left and x + u/2 on the
/// right. The Fermi functions have poles a distance pi theta from the axis, so panels grow from 2 theta at the two
/// edges of the window to wider ones where nothing but an exponential tail is left.
struct ClosurePanels {
  /// x below u/2: electrons of the right wire without the kinetic energy to enter the left one.
  let reflected: [ClosedRange<Double>]
  /// x above u/2.
  let crossing: [ClosedRange<Double>]
  private let temperature: Double
  private let isPolynomial: Bool
  private let bottoms: BandBottoms

  init(_ system: System, voltage: Double, order: Int) {
    let (temperature, transmission) = (system.temperature, system.scatterer.transmission)
    self.temperature = temperature
    bottoms = BandBottoms(system, voltage: voltage, order: order)
    isPolynomial = transmission.isPiecewisePolynomial
    let half = 0.5 * voltage
    // One ladder is enough where the two edges of the window are closer than a panel is long.
    let centers = voltage > temperature ? [1 - half, 1 + half] : [1]
    let reach = half + Self.ladder.last! * temperature
    let (bottom, top) = (max(-half, 1 - reach), 1 + reach)
    let rungs = centers.flatMap { center in
      Self.ladder.flatMap { [center - $0 * temperature, center + $0 * temperature] }
    }
    let edges = Self.merged(
      rungs + bottoms.grades + transmission.breakpoints + [bottom, top], between: max(bottom, half), and: top)
    crossing = zip(edges, edges.dropFirst()).map { $0...$1 }
    if bottom < half {
      let below = Self.merged(rungs + bottoms.grades, between: bottom, and: half)
      reflected = zip(below, below.dropFirst()).map { $0...$1 }
    } else {
      reflected = []
    }
  }

  /// Points a panel needs to be as exact as one 2 theta wide with `order` points.
  ///
  /// A rule of n points on a panel of width h errs like rho^{-2n}, ln rho = asinh(2 pi theta/h), by the poles of the
  /// Fermi function alone. Where T(E) has a scale of its own it decides, and every panel has `order` points.
  func points(on panel: ClosedRange<Double>, order: Int) -> Int {
    if bottoms.isGraded(panel) { return max(Self.fewestPoints, order / 2) }
    guard isPolynomial else { return order }
    let width = panel.upperBound - panel.lowerBound
    let widest = asinh(Double.pi)
    let share = width > 0 ? widest / max(widest, asinh(2 * Double.pi * temperature / width)) : 0
    return max(Self.fewestPoints, Int((Double(order) * share).rounded(.up)))
  }

  /// Exact for a cubic T(E) times a line.
  private static let fewestPoints = 3

  /// Multiples of theta; beyond the last, -f' is below 1e-16 of its peak.
  private static let ladder = [0.0, 2, 4, 7, 11, 16, 24, 38]

  /// The edges between two ends, both included, without panels too thin to matter.
  private static func merged(_ edges: [Double], between lower: Double, and upper: Double) -> [Double] {
    let least = 1e-12 * (upper - lower)
    var merged = [lower]
    for edge in edges.sorted() where edge > merged[merged.count - 1] + least && edge < upper - least {
      merged.append(edge)
    }
    return merged + [upper]
  }
}

extension TransmissionLaw {
  /// Whether T(E) is a polynomial of low degree between its breakpoints.
  var isPiecewisePolynomial: Bool {
    switch self {
    case .constant, .linear, .table: true
    case .saddlePoint, .lorentzian, .gaussian, .barrier: false
    }
  }
}
