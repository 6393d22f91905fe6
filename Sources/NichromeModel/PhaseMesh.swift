/// How the period of a sine is cut into bins of phase, and those into steps.
///
/// With `timeStep: auto` the step is shortened until a whole number of steps fills a phase bin, so that folding and lock-in
/// are exact; a step that the deck sets stays, and a block belongs to the bin of its middle.
public struct PhaseMesh: Sendable, Equatable {
  /// In l0/v0.
  public let period: Double
  /// Bins of phase in a period.
  public let bins: Int
  public let timeStep: Double
  /// Whole steps in a phase bin, at most.
  private let stepsPerBin: Int
  /// Periods left out at the beginning: those that begin before the wires have settled, `System.settlingTime`.
  public let settling: Int
  /// Periods in a sample of one realisation: as long as the settling, so that samples hardly know of each other.
  public let periodsPerSample: Int

  /// Nil where the drive is no sine.
  public init?(_ deck: Deck) {
    guard case .sine(let period)? = deck.system.course?.shape else { return nil }
    (self.period, bins) = (period, deck.phaseBins)
    let width = period / Double(deck.phaseBins)
    if let given = deck.simulation.timeStep {
      timeStep = given
      stepsPerBin = max(1, Self.whole(width / given + 1e-9))
    } else {
      let longest = deck.simulation.dynamicTimeStep(of: deck.system)
      stepsPerBin = Self.smooth(atLeast: Self.whole((width / longest - 1e-9).rounded(.up)))
      // Of a period that no run sees the end of nothing has to be commensurate.
      timeStep = min(width / Double(stepsPerBin), longest)
    }
    settling = Self.whole((deck.system.settlingTime / period - 1e-9).rounded(.up))
    periodsPerSample = max(1, settling)
  }

  /// Steps in a block that lasts `time` or a little less, as many blocks to each phase bin.
  public func stepsPerBlock(lasting time: Double) -> Int {
    let most = max(1, min(stepsPerBin, Self.whole(time / timeStep + 1e-9)))
    return (1...most).last { stepsPerBin % $0 == 0 } ?? 1
  }

  /// A count of steps or periods; more than 10^9 are as good as never done.
  private static func whole(_ count: Double) -> Int { Int(min(count, 1e9)) }

  /// The next number without prime factors above 5, which has divisors of all sizes.
  private static func smooth(atLeast least: Int) -> Int {
    var candidate = max(1, least)
    while true {
      var rest = candidate
      for factor in [2, 3, 5] { while rest % factor == 0 { rest /= factor } }
      if rest == 1 { return candidate }
      candidate += 1
    }
  }
}

extension Deck {
  /// Bins of phase where the deck does not say; the harmonics need more than six.
  public static let defaultPhaseBins = 24
  static let phaseBinRange = 8...360

  /// Reports phase bins that do not go with the drive.
  static func check(phaseBins bins: Int, of tallies: DeckSection?, _ system: System, timeStep: Double?) {
    guard let tallies else { return }
    guard case .sine(let period)? = system.course?.shape else {
      if tallies.has("phaseBins") {
        tallies.problems.add(
          tallies.key("phaseBins"), "there is no phase", because: "the drive is no sine",
          instead: "leave it out, or give a drive of `kind: sine`")
      }
      return
    }
    if let timeStep, timeStep * Double(bins) > period * (1 + 1e-9) {
      tallies.problems.add(
        tallies.key("phaseBins"), "\(bins) bins of a period of \(Text.number(period)) tau0 are shorter than a step",
        because: "simulation.timeStep is \(Text.number(timeStep)) tau0, and some bins would see none of it",
        instead: "use fewer bins, or `timeStep: auto`")
    }
  }
}
