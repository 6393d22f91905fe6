extension SimulationSettings {
  /// Reports what a dynamic field does not go with.
  func check(with system: System, _ problems: DeckProblems) {
    guard field == .dynamic else { return }
    if system.dynamics == .linearised {
      problems.add(
        "simulation.field", "`dynamic` does not go with the linearised dynamics",
        because: "that closure knows the field as a source only", instead: "use dynamics: full, or field: quasistatic")
    }
    guard let frequency = system.plasmaFrequency else {
      problems.add(
        "simulation.field", "`dynamic` is not available with screening: neutral in this version",
        because: "the plasma frequency is infinite there, and no step resolves it",
        instead: "give a screening length, or use field: quasistatic")
      return
    }
    if let step = timeStep, step * frequency > System.largestPhasePerStep {
      problems.add(
        "simulation.timeStep", "is too long for the plasma oscillations, omega_p = \(Text.number(frequency)) v0/l0",
        because: "omega_p dt is \(Text.number(step * frequency)): field and electrons are unstable above 2, and their"
          + " frequency is wrong by more than 4 % above 1",
        instead: "use auto (\(Text.number(system.dynamicTimeStep)) tau0), or at the most"
          + " \(Text.number(System.largestPhasePerStep / frequency)) tau0")
    }
  }
}
