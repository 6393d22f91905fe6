import NichromeKinetics
import NichromeModel
import NichromeRunFile

/// Why a session ends now.
///
/// Precision is looked at in every fourth block from a least number of blocks on, whatever happened in between: a resumed
/// run ends where the undisturbed one does.
struct Ending {
  let reason: String
  let end: RunOutcome.End

  /// On a rank that is only told to end.
  static let decidedElsewhere = Ending(reason: "", end: .interrupted)

  private init(reason: String, end: RunOutcome.End) { (self.reason, self.end) = (reason, end) }

  /// Nil while the run goes on.
  /// - Parameter sessionLimit: the session's wall clock, where it is used up.
  init?(_ experiment: Experiment, _ rule: StopRule, seconds: Double, sessionLimit: Double?, isAskedToStop: Bool) {
    if let reason = Self.met(rule, by: experiment, seconds: seconds) {
      (self.reason, end) = (reason, .ruleMet)
    } else if isAskedToStop {
      (reason, end) = ("interrupted", .interrupted)
    } else if let sessionLimit {
      (reason, end) = ("wall clock of \(sessionLimit) s for this session used up", .interrupted)
    } else {
      return nil
    }
  }

  /// What of the rule is met, in words.
  private static func met(_ rule: StopRule, by experiment: Experiment, seconds: Double) -> String? {
    let all = experiment.realisations.all
    if experiment.phase == .production, let limit = rule.duration,
      experiment.phaseTime >= limit * Double(all) - 1e-9
    {
      let place = experiment.deck.system.course == nil ? " after the warm-up" : ""
      return "simulated \(limit) l0/v0" + (all > 1 ? " in each of \(all) realisations" : place)
    }
    if experiment.judgesError, let target = rule.heatError,
      let error = experiment.heatError, error <= target
    {
      return "heat error \(Format.percent(error)) reached its target \(Format.percent(target))"
    }
    if let limit = rule.wallClock, seconds >= limit { return "wall clock of \(limit) s used up" }
    return nil
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
      let limit = limit * Double(experiment.realisations.all)
      estimates.append((warmUpLeft + limit - (inProduction ? experiment.phaseTime : 0)) * perTime)
    }
    if let target = rule.heatError, let error = experiment.heatError, target > 0, experiment.blocks > 4 {
      let ratio = error / target
      estimates.append(max(experiment.phaseTime * (ratio * ratio - 1), 0) * perTime)
    }
    return estimates.min().map { max($0, 0) }
  }
}
