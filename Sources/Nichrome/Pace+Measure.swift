import NichromeKinetics
import NichromeModel

extension Pace {
  /// Particles above which a smaller population is simulated, and time taken in proportion: a check must not need the
  /// memory of the run.
  private static let mostParticles = 1_000_000
  /// Seconds after which the block under way is cut short.
  private static let patience = 5.0

  /// Simulates the first blocks of `deck` for about `seconds`, and measures how long they take on this machine.
  ///
  /// The wires start from the bulk's drift distribution, so that the work of a step is nearly that of the steady state from the
  /// first block on.
  /// - Parameter threads: nil: one per processor.
  public init(measuring deck: Deck, threads: Int? = nil, seconds: Double = 0.5) {
    var smaller = deck
    smaller.simulation.particles = min(deck.simulation.particles, Self.mostParticles)
    let scale = Double(deck.simulation.particles) / Double(smaller.simulation.particles)
    let watch = Stopwatch()
    let experiment = Experiment(deck: smaller, threads: max(1, threads ?? Processors.count))
    let setUp = watch.seconds
    let watchdog = Watchdog(watch) { _ in true }
    watchdog.beginBlock(experiment.halt, patience: Self.patience)
    // The first block fills caches and lets arrays grow; one that has to be given up is all there is.
    experiment.advance()
    var (start, events, simulated) = (watch.seconds, experiment.events, 0.0)
    if experiment.halt.isSet { (start, events, simulated) = (setUp, 0, experiment.simulation.time) }
    while !experiment.halt.isSet, simulated == 0 || watch.seconds - start < seconds {
      let begin = experiment.simulation.time
      experiment.advance()
      simulated += experiment.halt.isSet ? experiment.simulation.time - begin : experiment.blockDuration
    }
    let taken = watch.seconds - start
    self.init(
      secondsPerTime: scale * taken / max(simulated, experiment.timeStep),
      eventsPerSecond: Double(experiment.events - events) / taken, setUp: scale * setUp,
      warmUp: experiment.expectedWarmUp, leastProduction: experiment.leastProduction, measuredFor: watch.seconds)
  }
}
