import Foundation
import NichromeModel

extension TransmissionExpansion {
  /// The expansion of a law at mu0, from the derivatives of its formula.
  ///
  /// - Throws: `FormulaDomain.kink` where the law is not smooth at mu0.
  public init(of law: TransmissionLaw) throws(FormulaDomain) {
    switch law {
    case .constant(let value): self.init(value: value)
    case .linear(let value, let slope): try self.init(value: value, clippedSlope: slope)
    case .saddlePoint(let center, let width): self.init(logistic: (1 - center) / width, width: width)
    case .lorentzian(let peak, let center, let width):
      self.init(lorentzian: (1 - center) / width, peak: peak, width: width)
    case .gaussian(let peak, let center, let width):
      self.init(gaussian: (1 - center) / width, peak: peak, width: width)
    case .barrier(let height, let thickness): self.init(barrier: height, thickness: thickness)
    case .table(let table): try self.init(table: table)
    }
  }

  private init(value: Double, clippedSlope slope: Double) throws(FormulaDomain) {
    guard slope != 0 else {
      self.init(value: value)
      return
    }
    let range = min(value, 1 - value) / abs(slope)
    guard range > 0 else { throw .kink("the line is clipped there") }
    self.init(value: value, slope: slope, smoothRange: range)
  }

  /// T = s(y) = 1/(1 + e^-y): s' = s(1 - s), and so on.
  private init(logistic y: Double, width: Double) {
    let s = 1 / (1 + exp(-y))
    let first = s / (1 + exp(y))
    self.init(
      value: s, slope: first / width, curvature: first * (1 - 2 * s) / pow(width, 2),
      third: first * (1 - 6 * s * (1 - s)) / pow(width, 3))
  }

  /// T = peak/(1 + y^2).
  private init(lorentzian y: Double, peak: Double, width: Double) {
    let c = 1 / (1 + y * y)
    self.init(
      value: peak * c, slope: -2 * peak * y * c * c / width,
      curvature: peak * (6 * y * y - 2) * c * c * c / pow(width, 2),
      third: 24 * peak * y * (1 - y * y) * c * c * c * c / pow(width, 3))
  }

  /// T = peak exp(-y^2/2): Hermite polynomials.
  private init(gaussian y: Double, peak: Double, width: Double) {
    let value = peak * exp(-0.5 * y * y)
    self.init(
      value: value, slope: -y * value / width, curvature: (y * y - 1) * value / pow(width, 2),
      third: y * (3 - y * y) * value / pow(width, 3))
  }
}
