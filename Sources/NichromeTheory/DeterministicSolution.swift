import NichromeNumerics

/// The steady state of a wire by a route without particles: of the full dynamics or of a closure. Reduced units, energies from
/// the mid electrochemical potential.
public protocol DeterministicSolution: Sendable {
  /// iota.
  var current: Double { get }
  /// u, the electrochemical drop at the scatterer.
  var voltage: Double { get }
  /// e DeltaPhi.
  var electrostaticDrop: Double { get }
  /// Drop of the far, linear mu extrapolated to the faces.
  var extrapolatedVoltage: Double { get }
  /// p^D.
  var drudeHeat: Double { get }
  /// P_L and P_R.
  var excessHeatLeft: Double { get }
  var excessHeatRight: Double { get }
  var discretisationError: DiscretisationError { get }
  /// Whether the error of the profile is below the tolerance asked for.
  var isWithinTolerance: Bool { get }

  /// Mean of p^s over a stretch of distances from the face.
  func excessHeat(_ side: Side, from lower: Double, to upper: Double) -> Double
  /// nu.
  func density(_ side: Side, at distance: Double) -> Double
  /// e phi, the band bottom as it moves: 0 in equilibrium.
  func potential(_ side: Side, at distance: Double) -> Double
  /// mu, from the mid electrochemical potential.
  func electrochemicalPotential(_ side: Side, at distance: Double) -> Double
}

/// Largest error of each number, by the solution's own account.
public struct DiscretisationError: Sendable, Equatable {
  /// Of p^s anywhere in the wires.
  public var profile = 0.0
  public var current = 0.0
  public var voltage = 0.0
  public var electrostaticDrop = 0.0
  public var extrapolatedVoltage = 0.0
  /// Of P_L and P_R.
  public var excessHeat = 0.0
  /// `profile` over the largest |p^s|.
  public var relative = 0.0

  public init() {}
}

extension DeterministicSolution {
  /// P^s up to a distance from the face: what a simulation of a wire that long measures, in mu0^2/(pi hbar).
  public func excessHeat(_ side: Side, within length: Double) -> Double {
    length * excessHeat(side, from: 0, to: length)
  }

  /// Size of what P^s has beyond that distance.
  public func excessHeat(_ side: Side, beyond length: Double) -> Double {
    abs((side == .left ? excessHeatLeft : excessHeatRight) - excessHeat(side, within: length))
  }

  /// The larger of both wires' heat beyond a length: what runs in wires that end do not see.
  public func excessHeat(beyond length: Double) -> Double {
    max(excessHeat(.left, beyond: length), excessHeat(.right, beyond: length))
  }

  /// How much the drop of mu between two places that far from the scatterer differs from that of the far lines, in mu0: what
  /// the extrapolation from wires of that length may miss.
  public func remainder(at length: Double) -> Double {
    let slope = current == 0 ? 0 : drudeHeat / current
    let drop = electrochemicalPotential(.left, at: length) - electrochemicalPotential(.right, at: length)
    return abs(drop - extrapolatedVoltage - 2 * slope * length)
  }

  /// By how much mu bends down to the scatterer at both faces, in mu0: u less what the parabolas through the first third of l0
  /// have. Where electrons at the band bottom pass, and relax within a small part of l0, it goes like the square root of s.
  public var faceBend: Double {
    func parabola(_ side: Side) -> Double {
      let mu = [0.05, 0.15, 0.25].map { electrochemicalPotential(side, at: $0) }
      return (15 * mu[0] - 10 * mu[1] + 3 * mu[2]) / 8
    }
    return parabola(.left) - parabola(.right) - voltage
  }

  /// Distance of the extremum of p^s of that kind nearest to a place, within a mean free path; nil where there is none.
  ///
  /// Where the means of neighbouring stretches of `width` agree: 1e-4 l0 off for a spot of a few tenths of l0.
  public func extremum(_ side: Side, isHot: Bool, near place: Double, width: Double = 0.01) -> Double? {
    let sign = isHot ? 1.0 : -1.0
    func rise(_ s: Double) -> Double {
      sign * (excessHeat(side, from: s, to: s + width) - excessHeat(side, from: s - width, to: s))
    }
    let grid = stride(from: max(place - 1, width), through: place + 1, by: width).map { $0 }
    let rises = grid.map(rise)
    let turns = grid.indices.dropFirst().filter { rises[$0 - 1] > 0 && rises[$0] <= 0 }
    guard let turn = turns.min(by: { abs(grid[$0] - place) < abs(grid[$1] - place) }) else { return nil }
    return bracketedRoot(between: grid[turn - 1], and: grid[turn]) { rise($0) }
  }

  public var excessHeatTotal: Double { excessHeatLeft + excessHeatRight }
  public var excessHeatAsymmetry: Double { excessHeatRight - excessHeatLeft }
}
