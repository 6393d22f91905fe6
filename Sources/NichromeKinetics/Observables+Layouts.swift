import NichromeModel

/// What each closure measures, in the order of its vector of observables.
extension Observables {
  typealias Entry = (name: String, longName: String, unit: ReducedUnit, support: Support)

  static let fullSlowSeries = ["voltage", "extrapolatedVoltage", "excessHeatLeft", "excessHeatRight"]
  static let linearisedSlowSeries = ["current", "voltage", "electrostaticDrop", "kineticHeatLeft", "kineticHeatRight"]

  static let full: [Entry] =
    [
      ("heat", "heat per length p^q, collision estimator event by event", .heatPerLength, .bins),
      ("heatExpected", "heat per length p^q, collision estimator, expected re-emission", .heatPerLength, .bins),
      ("heatFlux", "heat per length p^q, divergence of the energy flux", .heatPerLength, .bins),
      ("heatWork", "heat per length p^q, work of the field plus kinetic energy inflow", .heatPerLength, .bins),
      ("excessHeat", "excess heat per length p^s = p^q - p^D", .heatPerLength, .bins),
    ] + profiles + [("energyFlux", "flux of total energy, from mu0, along +z at the bin faces", .heat, .faces)]
    + [("current", "current, mean over all bin faces", .current, .scalar)] + scalars

  static let linearised: [Entry] =
    [
      ("heat", "heat per length p^q = p^u + p^w, p^u by collisions event by event", .heatPerLength, .bins),
      ("heatExpected", "heat per length p^q, p^u by collisions with expected re-emission", .heatPerLength, .bins),
      ("heatFlux", "heat per length p^q, p^u by the divergence of the flux of kinetic energy", .heatPerLength, .bins),
      ("kineticHeat", "kinetic energy relaxed per length p^u (43)", .heatPerLength, .bins),
      ("fieldWork", "work of the field per length p^w = -j phi' (41a)", .heatPerLength, .bins),
      ("excessHeat", "excess heat per length p^s = p^q - p^D", .heatPerLength, .bins),
    ] + profiles + [("energyFlux", "flux of kinetic energy, from mu0, along +z at the bin faces", .heat, .faces)]
    + [("current", "current through the scatterer", .current, .scalar)] + scalars + [
      ("kineticHeatLeft", "integrated kinetic energy relaxed P^u of the left wire", .heat, .scalar),
      ("kineticHeatRight", "integrated kinetic energy relaxed P^u of the right wire", .heat, .scalar),
      ("fieldHeatLeft", "integrated excess work of the field P^f of the left wire", .heat, .scalar),
      ("fieldHeatRight", "integrated excess work of the field P^f of the right wire", .heat, .scalar),
      ("chemicalShiftLeft", "mu - e phi at the left face, from mu0", .energy, .scalar),
      ("chemicalShiftRight", "mu - e phi at the right face, from mu0", .energy, .scalar),
    ]

  private static let profiles: [Entry] = [
    ("density", "density deviation nu", .density, .bins),
    ("potential", "electrostatic potential energy e phi, from the mid electrochemical potential", .energy, .bins),
    ("electrochemicalPotential", "electrochemical potential mu, from its mean at the faces", .energy, .bins),
    ("currentProfile", "current along +z at the bin faces", .current, .faces),
  ]

  private static let scalars: [Entry] = [
    ("voltage", "electrochemical drop mu(z-) - mu(z+)", .energy, .scalar),
    ("electrostaticDrop", "electrostatic drop e phi(z-) - e phi(z+)", .energy, .scalar),
    ("extrapolatedVoltage", "drop of the far mu(z) extrapolated to the faces", .energy, .scalar),
    ("excessHeatLeft", "integrated excess heat P_L of the left wire", .heat, .scalar),
    ("excessHeatRight", "integrated excess heat P_R of the right wire", .heat, .scalar),
    ("excessHeatTotal", "total excess heat P_T = P_R + P_L", .heat, .scalar),
    ("excessHeatAsymmetry", "asymmetry of the excess heat P_A = P_R - P_L", .heat, .scalar),
  ]
}
