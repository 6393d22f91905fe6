import NichromeKinetics
import NichromeModel

extension RunProgress {
  /// - Parameter seconds: of wall clock over all sessions of the run.
  init(_ experiment: Experiment, _ rule: StopRule, seconds: Double) {
    self.init(
      phase: experiment.phase == .production ? .production : .warmUp, time: experiment.phaseTime,
      events: experiment.events, eventsPerSecond: Double(experiment.events) / max(seconds, 1e-9),
      heatError: experiment.heatError, heatErrorTarget: rule.heatError, secondsElapsed: seconds,
      secondsLeft: Ending.secondsLeft(experiment, rule, seconds: seconds),
      realisations: experiment.realisations.complete,
      ensemble: experiment.realisations.all)
  }
}
