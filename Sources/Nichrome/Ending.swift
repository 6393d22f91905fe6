import NichromeKinetics
import NichromeModel

/// Why a run ends now.
struct Ending {
  let reason: String
  let isInterruption: Bool

  /// Nil while the run goes on.
  init?(_ experiment: Experiment, _ rule: StopRule, seconds: Double, interrupted: Bool) {
    if interrupted {
      (reason, isInterruption) = ("interrupted", true)
    } else if let limit = rule.wallClock, seconds >= limit {
      (reason, isInterruption) = ("wall clock of \(limit) s used up", false)
    } else if experiment.phase == .production, let limit = rule.duration, experiment.phaseTime >= limit - 1e-9 {
      (reason, isInterruption) = ("simulated \(limit) l0/v0 after the warm-up", false)
    } else if experiment.blocks >= Experiment.leastBlocks, experiment.blocks % 4 == 0, let target = rule.heatError,
      let error = experiment.heatError, error <= target
    {
      (reason, isInterruption) = ("heat error \(error) reached its target \(target)", false)
    } else {
      return nil
    }
  }

  /// Estimate of the seconds to go: errors fall like one over the square root of the production time.
  static func secondsLeft(_ experiment: Experiment, _ rule: StopRule, seconds: Double) -> Double? {
    var estimates: [Double] = []
    if let limit = rule.wallClock { estimates.append(limit - seconds) }
    let inProduction = experiment.phase == .production
    let simulated = experiment.phaseTime + (inProduction ? experiment.discardedTime : 0)
    let perTime = seconds / max(simulated, 1e-9)
    let warmUpLeft = inProduction ? 0 : max(experiment.expectedWarmUp - experiment.phaseTime, 0)
    if let limit = rule.duration {
      estimates.append((warmUpLeft + limit - (inProduction ? experiment.phaseTime : 0)) * perTime)
    }
    if let target = rule.heatError, let error = experiment.heatError, target > 0, experiment.blocks > 4 {
      let ratio = error / target
      estimates.append(max(experiment.phaseTime * (ratio * ratio - 1), 0) * perTime)
    }
    return estimates.min().map { max($0, 0) }
  }
}
