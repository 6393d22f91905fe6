import NichromeModel

extension ClosureSolution: DeterministicSolution {
  /// Drop of the far, linear mu extrapolated to the faces; equal to u for a constant mean free path.
  public var extrapolatedVoltage: Double {
    if hasConstantPath || current == 0 { return voltage }
    let slope = drudeHeat / current
    return electrochemicalPotential(.left, at: Self.far) - electrochemicalPotential(.right, at: Self.far)
      - 2 * slope * Self.far
  }

  /// Where every mode of the wires has decayed to rounding, also that of electrons of several mean free paths l0.
  private static let far = 300.0

  public var discretisationError: DiscretisationError {
    var error = DiscretisationError()
    error.profile = self.error.heat
    error.current = self.error.current
    error.voltage = self.error.potential
    error.electrostaticDrop = self.error.potential
    error.extrapolatedVoltage = self.error.potential
    error.excessHeat = 2 * self.error.integratedHeat
    error.relative = largestExcessHeat > 0 ? error.profile / largestExcessHeat : 0
    return error
  }
}
