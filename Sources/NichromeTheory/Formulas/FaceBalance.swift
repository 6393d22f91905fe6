import NichromeModel
import NichromeNumerics

/// The exact linearised dynamics for a constant mean free path at one voltage: any temperature, T(E) and screening.
///
/// What arrives at the scatterer has the distributions -f' alpha (left) and -f' (-beta) (right) on top of f, with
/// alpha = nu_L + iota/2J0 and beta = iota/2J0 - nu_R, nu = delta mu - e phi at the face. Everything is linear in these
/// two, by the functionals (25):
///
///     iota = W + T_L alpha + T_R beta,
///     Q_L = -W^L + iota F0/J0 - T_L^L alpha - T_L^R beta,   Q_R = W^R - iota F0/J0 + T_R^L alpha + T_R^R beta
///
/// (lower index: side of the velocity in 1/v, upper: side of -f'). Two conditions close the system: neutrality
/// nu = -Q/2F0 (C6), or Poisson's equation with nu = -A e^{-K s} + B e^{-s}, B = -(K^2/(K^2 - 1)) Q/2F0, and
/// -e phi' = (b/lambda) (u - nu_L + nu_R) at both faces (A5)-(A10).
public struct FaceBalance: Sendable {
  /// u.
  public let voltage: Double
  /// iota (28), (C8).
  public let current: Double
  /// K; nil for a neutral wire.
  public let screening: Double?
  let alpha: Double
  let beta: Double
  private let relaxing: [Double]
  private let imbalance: Double
  let factors: EquilibriumFactors

  public init(
    curve: TransmissionCurve, temperature: Double, voltage: Double, screening: Double?, scattererLength: Double,
    permittivityRatio: Double
  ) throws(FormulaDomain) {
    let functionals = TransmissionFunctionals(curve: curve, temperature: temperature, jump: voltage)
    let factors = EquilibriumFactors(temperature: temperature)
    func arriving(_ weight: EnergyWeight, _ constant: Double) -> Affine {
      Affine(constant, functionals.edge(.left, weight), functionals.edge(.right, weight))
    }
    let current = arriving(.one, functionals.window(.one))
    let drift = current * (1 / factors.occupation)
    let left = drift * factors.density - arriving(.slowness(.left), functionals.window(.slowness(.left)))
    let right = arriving(.slowness(.right), functionals.window(.slowness(.right))) - drift * factors.density
    let deviations = [Affine(0, 1, 0) - drift * 0.5, drift * 0.5 - Affine(0, 0, 1)]
    let shares = [left * (0.5 / factors.density), right * (0.5 / factors.density)]
    let conditions: [Affine]
    if let screening {
      // i/2J0 +- K nu +- (K^2/(K + 1)) Q/2F0 is the field at the faces, times lambda the drop times b.
      let drop = (Affine(voltage, 0, 0) - deviations[0] + deviations[1]) * permittivityRatio
      conditions = zip([1.0, -1], zip(deviations, shares)).map { sign, face in
        let layer = face.0 * screening + face.1 * (screening * screening / (screening + 1))
        return (drift * 0.5 + layer * sign) * scattererLength - drop
      }
    } else {
      conditions = zip(deviations, shares).map { $0 + $1 }
    }
    guard let solution = Affine.commonZero(conditions[0], conditions[1]) else {
      throw .unsolvable("the face conditions are singular: a transparent scatterer has no current per voltage")
    }
    (alpha, beta) = solution
    self.voltage = voltage
    self.screening = screening
    self.factors = factors
    self.current = current.value(alpha, beta)
    relaxing = [left.value(alpha, beta), right.value(alpha, beta)]
    // P_R - P_L = 2 int T (E - mu0) [...] - 2 (iota/J0) int (x - mu0) (-f') dx.
    imbalance =
      2 * arriving(.energy, functionals.window(.energy)).value(alpha, beta)
      - 2 * self.current / factors.occupation * factors.meanEnergy
  }
}

/// constant + a alpha + b beta.
private struct Affine {
  let constant, a, b: Double

  init(_ constant: Double, _ a: Double, _ b: Double) { (self.constant, self.a, self.b) = (constant, a, b) }

  static func + (x: Affine, y: Affine) -> Affine { Affine(x.constant + y.constant, x.a + y.a, x.b + y.b) }
  static func - (x: Affine, y: Affine) -> Affine { x + y * -1 }
  static func * (x: Affine, factor: Double) -> Affine { Affine(x.constant * factor, x.a * factor, x.b * factor) }

  func value(_ alpha: Double, _ beta: Double) -> Double { constant + a * alpha + b * beta }

  /// Cramer's rule; nil where the determinant is lost in rounding.
  static func commonZero(_ x: Affine, _ y: Affine) -> (Double, Double)? {
    let determinant = x.a * y.b - x.b * y.a
    guard abs(determinant) > 1e-14 * (abs(x.a * y.b) + abs(x.b * y.a)) else { return nil }
    return (
      (x.b * y.constant - y.b * x.constant) / determinant, (y.a * x.constant - x.a * y.constant) / determinant
    )
  }
}

extension FaceBalance {
  /// nu = delta mu - e phi at the face, in mu0.
  public func faceDeviation(_ side: Side) -> Double {
    let drift = 0.5 * current / factors.occupation
    return side == .left ? alpha - drift : drift - beta
  }

  /// q/2 in 2 mu0/(pi hbar v0), q_L = Q_L and q_R = -Q_R.
  public func relaxing(_ side: Side) -> Double { 0.5 * side.sign * relaxing[side == .left ? 0 : 1] }

  /// (49): P^u_R - P^u_L.
  public var dissipationAsymmetry: Double { imbalance }

  /// (47): P^u; the sum of both is iota u (48).
  public func dissipation(_ side: Side) -> Double { 0.5 * (current * voltage - side.sign * imbalance) }

  /// (50): P^f_{L,R} = +- iota nu_{L,R}.
  public func field(_ side: Side) -> Double { side.sign * current * faceDeviation(side) }

  /// Delta phi = u - nu_L + nu_R.
  public var electrostaticDrop: Double { voltage - faceDeviation(.left) + faceDeviation(.right) }

  /// B, the amplitude of e^{-s} in nu; for a neutral wire that is all of it.
  public func relaxationPotential(_ side: Side) -> Double {
    let share = side.sign * relaxing(side) / factors.density
    guard let screening else { return -share }
    return -screening * screening / (screening * screening - 1) * share
  }

  /// A, the amplitude of e^{-K s}; nil for a neutral wire.
  public func screeningAmplitude(_ side: Side) -> Double? {
    screening == nil ? nil : relaxationPotential(side) - faceDeviation(side)
  }

  /// The density at the face, in 2 mu0/(pi hbar v0); 0 for a neutral wire.
  public func faceDensity(_ side: Side) -> Double {
    factors.density * faceDeviation(side) + side.sign * relaxing(side)
  }

  /// D = P^u/iota +- B, the amplitude of e^{-s} in p^s/iota (52).
  public func relaxationAmplitude(_ side: Side) -> Double {
    dissipation(side) / current + side.sign * relaxationPotential(side)
  }
}
