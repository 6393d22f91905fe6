import NichromeModel

/// What the formulas are functions of. Reduced units: mu0, l0, e mu0/(pi hbar).
public struct FormulaParameters: Sendable {
  /// theta = k_B T/mu0; 0 is allowed.
  public var temperature: Double
  /// u or iota; every closure has its own relation between the two.
  public var drive: Drive
  public var relaxation: RelaxationLaw
  /// K = k_s l0, nil for a neutral wire.
  public var screening: Double?
  /// lambda = L/l0.
  public var scattererLength: Double
  /// b = eps_B/eps.
  public var permittivityRatio: Double
  /// T0, T0', T0'', T0''' at mu0, or why there are none.
  public var expansion: Result<TransmissionExpansion, FormulaDomain>
  /// T(E); nil when only its derivatives at mu0 are known.
  public var law: TransmissionLaw?

  /// For a T(E) known by its derivatives at mu0.
  public init(
    expansion: TransmissionExpansion, temperature: Double, drive: Drive, relaxation: RelaxationLaw,
    screening: Double? = nil, scattererLength: Double = 0, permittivityRatio: Double = 1
  ) {
    self.temperature = temperature
    self.drive = drive
    self.relaxation = relaxation
    self.screening = screening
    self.scattererLength = scattererLength
    self.permittivityRatio = permittivityRatio
    self.expansion = .success(expansion)
    law = nil
  }

  public init(_ system: System) {
    temperature = system.temperature
    drive = system.drive
    relaxation = system.relaxation
    screening = if case .poisson(let wavenumber) = system.screening { wavenumber } else { nil }
    scattererLength = system.scatterer.length
    permittivityRatio = system.scatterer.permittivityRatio
    let transmission = system.scatterer.transmission
    law = transmission
    expansion = Result { () throws(FormulaDomain) in try TransmissionExpansion(of: transmission) }
  }

  /// u of a closure in which iota = conductance u.
  func voltage(conductance: Double) throws(FormulaDomain) -> Double {
    switch drive {
    case .voltage(let voltage): return voltage
    case .current(let current):
      if current == 0 { return 0 }
      guard conductance > 0 else { throw .unsolvable("its conductance is not positive at this temperature") }
      return current / conductance
    }
  }
}
