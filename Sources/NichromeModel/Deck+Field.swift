extension SimulationSettings {
  /// Reports what a dynamic field does not go with.
  func check(with system: System, _ problems: DeckProblems) {
    if let course = system.course {
      check(course, of: system, problems)
    } else if ensemble > 1 {
      problems.add(
        "simulation.ensemble", "there is nothing to average over an ensemble",
        because:
          "the drive is constant, and its steady state is averaged over time, without a warm-up for each realisation",
        instead: "leave it out and run longer, or give a drive in time, for example `kind: step`")
    }
    if method == .analog { checkAnalog(with: system, problems) }
    guard field == .dynamic else { return }
    if system.dynamics == .linearised {
      problems.add(
        "simulation.field", "`dynamic` does not go with the linearised dynamics",
        because: "that closure knows the field as a source only", instead: "use dynamics: full, or field: quasistatic")
    }
    checkStep(with: system, problems)
  }

  private func checkStep(with system: System, _ problems: DeckProblems) {
    guard let step = timeStep else { return }
    guard let frequency = system.plasmaFrequency else {
      if step > System.longestNeutralStep * (1 + 1e-9) {
        problems.add(
          "simulation.timeStep", "is too long for a neutral wire in time",
          because: "the field takes charge away step by step, and answers late what electrons do in a quarter of tau0",
          instead: "use auto, or at the most \(Text.number(System.longestNeutralStep)) tau0")
      }
      return
    }
    if step * frequency > System.largestPhasePerStep {
      problems.add(
        "simulation.timeStep", "is too long for the plasma oscillations, omega_p = \(Text.number(frequency)) v0/l0",
        because: "omega_p dt is \(Text.number(step * frequency)): field and electrons are unstable above 2, and their"
          + " frequency is wrong by more than 4 % above 1",
        instead: "use auto (\(Text.number(dynamicTimeStep(of: system))) tau0), or at the most"
          + " \(Text.number(System.largestPhasePerStep / frequency)) tau0")
    }
  }

  /// Reports what a drive in time needs and does not find.
  private func check(_ course: DriveCourse, of system: System, _ problems: DeckProblems) {
    if field != .dynamic {
      problems.add(
        "simulation.field", "a drive in time needs `dynamic`",
        because: "the quasistatic field knows steady states only", instead: "add `field: dynamic`")
    }
    guard let duration = stop.duration, stop.heatError == nil else {
      problems.add(
        "simulation.stopWhen", "a drive in time needs a duration, and nothing but a wall clock beside it",
        because: "there is no steady state to judge", instead: "for example `stopWhen: {duration: 50 tau0}`")
      return
    }
    if case .table(let times, _) = course.shape, times[times.count - 1] < duration * (1 - 1e-9) {
      problems.add(
        "simulation.stopWhen.duration",
        "is longer than the drive's table, which ends at \(Text.number(times[times.count - 1])) tau0",
        because: "what the source does then is not known", instead: "add rows to the table, or shorten the run")
    }
    check(course, lasting: duration, step: timeStep ?? dynamicTimeStep(of: system), problems)
  }

  /// Reports what begins after the run, or is over within a step.
  private func check(_ course: DriveCourse, lasting duration: Double, step: Double, _ problems: DeckProblems) {
    let start: Double? =
      switch course.shape {
      case .step(let start), .pulse(let start, _), .ramp(let start, _): start
      case .sine, .table: nil
      }
    if let start, start >= duration, course.base == 0 {
      problems.add(
        "simulation.stopWhen.duration", "is over before the drive begins at \(Text.number(start)) tau0",
        because: "nothing would happen", instead: "begin earlier, or run longer")
    }
    if case .pulse(_, let width) = course.shape, width < step * (1 - 1e-9) {
      problems.add(
        "simulation.timeStep",
        "is \(Text.number(step)) tau0, and the pulse of \(Text.number(width)) tau0 is over within it",
        because: "what the source holds is looked at once in a step", instead: "set a shorter step, or a longer pulse")
    }
  }
}
