import NichromeModel
import NichromeNumerics

extension Experiment {
  /// Electrons over those aimed at beyond which there is no steady state: the usual is below three.
  private static let mostElectrons = 20.0
  /// Fewer electrons than this come and go in any number.
  private static let fewElectrons = 1000
  /// Blocks in a row with an empty band, or blocks of production, after which it is no accident.
  private static let patience = 16
  /// Times that of production under the linearised closure, whose control of the current takes 80 l0/v0 to respond.
  private static let slowness = 10
  /// Relative miss of what the drive holds, and its standard errors, from which on it is not held.
  private static let miss = (share: 0.2, errors: 5.0)

  /// Why the run leads nowhere, and what to do; nil as long as it may have a steady state.
  public var runaway: String? {
    guard let sign = escape ?? overflow ?? emptiness ?? missedDrive else { return nil }
    return "no steady state after \(Int(simulation.time)) l0/v0: \(sign). Above a voltage of about mu0 the current of a"
      + " scatterer hardly grows, and no voltage has a larger one; or noise is too strong. Take a smaller drive, or"
      + " raise simulation.particles"
  }

  private var escape: String? {
    simulation.relaxation.unbearable ? "the potential in a wire has left all bounds" : nil
  }

  private var overflow: String? {
    guard isOvercrowded else { return nil }
    return "there are \(simulation.population) electrons instead of some \(deck.simulation.particles), and ever more"
  }

  /// Whether the last step left more electrons than a steady state has, on all ranks together.
  var isOvercrowded: Bool {
    let expected = max(deck.simulation.particles, Self.fewElectrons)
    return Double(simulation.counts.electrons) > Self.mostElectrons * Double(expected)
  }

  /// Whether not even the block is worth finishing.
  var isHopeless: Bool { simulation.relaxation.unbearable || isOvercrowded }

  private var emptiness: String? {
    guard emptyBlocks >= Self.patience else { return nil }
    let relaxation = simulation.relaxation
    return "the band has been emptied in \(relaxation.emptyCells) of \(relaxation.cellCount) cells"
  }

  private var missedDrive: String? {
    let patience = Self.patience * (deck.system.dynamics == .linearised ? Self.slowness : 1)
    guard blocks >= patience, let held, held.target != 0 else { return nil }
    let series = batches.batches.map { [$0[observables.scalar(held.name)]] }
    let mean = BatchMeans.mean(series, width: 1)[0]
    let error = CorrelatedBatches.standardError(series, width: 1)[0]
    let miss = abs(mean - held.target)
    guard miss > Self.miss.share * abs(held.target), miss > Self.miss.errors * error else { return nil }
    return "the \(held.name) is \(Float(mean)) instead of \(held.target) in reduced units"
  }
}
