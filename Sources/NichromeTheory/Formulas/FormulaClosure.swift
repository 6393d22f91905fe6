import NichromeModel

/// The dynamics a formula belongs to.
public enum FormulaClosure: String, Sendable, Equatable, CaseIterable {
  /// Properties of the wire at rest.
  case equilibrium
  /// Linearised dynamics (1)-(5), (13)-(17): constant mean free path, finite k_s.
  case meanFreePath
  /// Its strong-Coulomb limit.
  case neutralMeanFreePath
  /// Linearised dynamics, constant relaxation time, finite k_s.
  case relaxationTime
  /// Its strong-Coulomb limit.
  case neutralRelaxationTime
  /// The full Boltzmann equation.
  case fullDynamics

  public var title: String {
    switch self {
    case .equilibrium: "equilibrium"
    case .meanFreePath: "linearised dynamics, constant mean free path, finite screening"
    case .neutralMeanFreePath: "linearised dynamics, constant mean free path, strong-Coulomb limit"
    case .relaxationTime: "linearised dynamics, constant relaxation time, finite screening"
    case .neutralRelaxationTime: "linearised dynamics, constant relaxation time, strong-Coulomb limit"
    case .fullDynamics: "full dynamics"
    }
  }

  /// Exponent s of l = l0 (v/v0)^s; nil where the formula says itself which laws it is for.
  var exponent: Double? {
    switch self {
    case .meanFreePath, .neutralMeanFreePath: 0
    case .relaxationTime, .neutralRelaxationTime: 1
    case .equilibrium, .fullDynamics: nil
    }
  }

  /// Whether a wire is of the closure's kind.
  func check(_ parameters: FormulaParameters) throws(FormulaDomain) {
    if let exponent, parameters.relaxation.exponent != exponent {
      throw .relaxationLaw(expected: exponent, found: parameters.relaxation.exponent)
    }
    switch (self, parameters.screening) {
    case (.neutralMeanFreePath, let wavenumber?), (.neutralRelaxationTime, let wavenumber?):
      throw .finiteScreening(wavenumber)
    case (.meanFreePath, nil), (.relaxationTime, nil): throw .neutral
    default: break
    }
  }
}
