import NichromeModel

extension ClosureSolution {
  /// P^u of one wire: the integral of the heat of dissipation p^u, in mu0^2/(pi hbar).
  public func dissipatedHeat(_ side: Side) -> Double { wire(side).dissipatedHeat }
  /// P^f of one wire: the integral of p^w - p^D, the work of the field beside the Drude field's (50).
  public func fieldHeat(_ side: Side) -> Double { wire(side).fieldHeat }
  /// P^u + P^f, the integrated p^q - p^D of one wire.
  public func excessHeat(_ side: Side) -> Double { dissipatedHeat(side) + fieldHeat(side) }
  public var excessHeatLeft: Double { excessHeat(.left) }
  public var excessHeatRight: Double { excessHeat(.right) }
  /// p^D = iota c, the heat per length of the bare wire at the same current, in mu0^2/(pi hbar l0).
  public var drudeHeat: Double { current * left.slope }

  /// e phi(z-) - e phi(z+), in mu0.
  public var electrostaticDrop: Double { left.facePotential - right.facePotential }

  /// delta mu - e phi at a face: how far the chemical potential of the electrons there is from mu0, in mu0.
  public func chemicalPotentialShift(_ side: Side) -> Double {
    electrochemicalPotential(side, at: 0) - wire(side).facePotential
  }

  /// gamma = (u - iota L eps/(2 eps_B))/(2 + K L eps/eps_B), the potential of the dipole about the scatterer in a
  /// degenerate wire (34); nil in the neutral limit.
  public var dipolePotential: Double? {
    left.screening.wavenumber.map {
      (voltage - 0.5 * current * scatterer.gap) / (2 + $0 * scatterer.gap)
    }
  }

  /// A of the screening layer A e^{-K s} in e phi, in mu0; nil in the neutral limit.
  public func screeningAmplitude(_ side: Side) -> Double? { wire(side).screeningAmplitude }

  /// q of the density that decays as e^{-s} where the mean free path is constant, and only there.
  ///
  /// The electrons that leave the scatterer have the density sigma q e^{-s}/2 beyond the line of delta mu, sigma = 1 on
  /// the left and -1 on the right; in 2 mu0/(pi hbar v0).
  public func relaxingDensity(_ side: Side) -> Double? {
    let wire = wire(side)
    guard hasConstantPath else { return nil }
    return 2 * wire.sign * wire.thermalDensity * wire.densities.reduce(0, +)
  }

  /// p^q - p^D at a distance from the face, in mu0^2/(pi hbar l0).
  public func excessHeat(_ side: Side, at distance: Double) -> Double { wire(side).excessHeat(at: distance) }

  /// Mean of p^q - p^D over lower < distance < upper: what a bin of a simulation measures.
  public func excessHeat(_ side: Side, from lower: Double, to upper: Double) -> Double {
    dissipatedHeat(side, from: lower, to: upper) + wire(side).fieldHeat(from: lower, to: upper)
  }

  /// p^u, the heat of dissipation alone (43).
  public func dissipatedHeat(_ side: Side, at distance: Double) -> Double { wire(side).dissipatedHeat(at: distance) }

  /// Mean of p^u over lower < distance < upper.
  public func dissipatedHeat(_ side: Side, from lower: Double, to upper: Double) -> Double {
    precondition(lower >= 0 && upper > lower)
    return wire(side).dissipatedHeat(from: lower, to: upper)
  }

  /// nu, the density deviation in 2 mu0/(pi hbar v0).
  public func density(_ side: Side, at distance: Double) -> Double { wire(side).density(at: distance) }

  /// e phi from the mid electrochemical potential, in mu0.
  public func potential(_ side: Side, at distance: Double) -> Double { wire(side).potential(at: distance) }

  /// mu from the mid electrochemical potential, in mu0.
  public func electrochemicalPotential(_ side: Side, at distance: Double) -> Double {
    wire(side).electrochemicalPotential(at: distance)
  }
}
