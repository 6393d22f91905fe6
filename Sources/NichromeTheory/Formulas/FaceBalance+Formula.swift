import NichromeModel
import NichromeNumerics

extension FaceBalance {
  /// The exact linearised dynamics of a wire, at its voltage or at the voltage that belongs to its current.
  public init(_ parameters: FormulaParameters) throws(FormulaDomain) {
    guard let law = parameters.law else { throw .expansionOnly }
    let curve = TransmissionCurve(breakpoints: law.breakpoints) { law.probability(at: $0) }
    func balance(_ voltage: Double) throws(FormulaDomain) -> FaceBalance {
      try FaceBalance(
        curve: curve, temperature: parameters.temperature, voltage: voltage, screening: parameters.screening,
        scattererLength: parameters.scattererLength, permittivityRatio: parameters.permittivityRatio)
    }
    switch parameters.drive {
    case .voltage(let voltage): self = try balance(voltage)
    case .current(0): self = try balance(0)
    case .current(let current):
      // iota is nearly proportional to u: each step divides the error by about u^2.
      var trial = try balance(current)
      for _ in 0..<Self.mostSteps where trial.current != current {
        guard trial.current / current > 0, trial.voltage < 1 else { break }
        trial = try balance(trial.voltage * current / trial.current)
      }
      guard abs(trial.current - current) <= 1e-12 * abs(current) else {
        throw .unsolvable("no voltage below mu0 gives the current")
      }
      self = trial
    }
  }

  private static let mostSteps = 60
}

/// `FaceBalance` of a wire with finite screening.
struct ExactMeanFreePath: FormulaModel {
  static let closure = FormulaClosure.meanFreePath
  let balance: FaceBalance
  let gap: ScreenedGap

  init(_ parameters: FormulaParameters) throws(FormulaDomain) {
    gap = try ScreenedGap(parameters)
    balance = try FaceBalance(parameters)
  }

  /// A; with screening there always is one.
  func amplitude(_ side: Side) -> Double { balance.screeningAmplitude(side) ?? 0 }

  /// (53).
  func spot(_ side: Side) -> Double? {
    gap.spot(side, amplitude: amplitude(side), relaxation: balance.relaxationAmplitude(side))
  }

  /// (56): p^s'' at the spot, -(K - 1) iota D e^{-s}; nil without a spot.
  func curvature(_ side: Side) -> Double? {
    spot(side).map { -(gap.screening - 1) * balance.current * balance.relaxationAmplitude(side) * exponential(-$0) }
  }
}
