import NichromeKinetics
import NichromeModel

extension Pace {
  /// Particles above which a smaller population is simulated, and time taken in proportion: a check must not need the
  /// memory of the run.
  private static let mostParticles = 1_000_000

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
    // The first block fills caches and lets arrays grow.
    experiment.advance()
    let (start, events) = (watch.seconds, experiment.events)
    var blocks = 0
    while blocks == 0 || watch.seconds - start < seconds {
      experiment.advance()
      blocks += 1
    }
    let taken = watch.seconds - start
    self.init(
      secondsPerTime: scale * taken / (Double(blocks) * experiment.blockDuration),
      eventsPerSecond: Double(experiment.events - events) / taken, setUp: scale * setUp,
      warmUp: experiment.expectedWarmUp, measuredFor: watch.seconds)
  }
}
