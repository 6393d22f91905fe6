import Foundation
import NichromeModel
import NichromeNumerics

/// The deterministic solution of the full dynamics: any relaxation law, T(E), temperature, screening, voltage or current.
///
/// The Boltzmann equation in total energy, along the ways of the electrons through cells of each wire, with turning
/// points; mu from the conservation of particles in every cell, psi from Poisson's equation or neutrality. Solved on two
/// meshes, one twice as fine, whose difference gives both a better value (Richardson) and its error; meshes are refined
/// until the error is below the tolerance. Reduced units; energies from the mid electrochemical potential.
public struct KineticSolution: DeterministicSolution {
  /// iota, positive from left to right.
  public let current: Double
  /// u = mu(z-) - mu(z+), the electrochemical drop.
  public let voltage: Double
  /// e DeltaPhi, the electrostatic drop.
  public let electrostaticDrop: Double
  /// Drop of the far, linear mu extrapolated to the faces.
  public let extrapolatedVoltage: Double
  /// p^D of the bare wire at the same current.
  public let drudeHeat: Double
  public let excessHeatLeft: Double
  public let excessHeatRight: Double
  public let discretisationError: DiscretisationError
  /// Whether the error of the profile is below the tolerance asked for.
  public let isWithinTolerance: Bool
  /// Cells per wire and energies of the finest mesh.
  public let cells: Int
  public let energies: Int
  /// Largest net number of electrons a cell absorbs, relative to the current.
  public let chargeResidual: Double
  /// Largest difference between the heat of a cell by collisions and by fluxes of energy, relative to the largest flux.
  public let energyResidual: Double
  /// Distance to which the wires were solved; the bulk follows.
  public let length: Double
  private let isMirrored: Bool
  private let cumulative: [LocalPolynomial]
  private let densities: [LocalPolynomial]
  private let chemical: [LocalPolynomial]
  private let electrostatic: [LocalPolynomial]
  private let bulk: (slope: Double, chemicalEnergy: Double)

  /// - Parameters:
  ///   - system: what is solved.
  ///   - tolerance: error of the profile relative to the largest |p^s|, or to p^D where T = 1 at all energies.
  ///   - cellLimit: most cells per wire; when they do not suffice, `isWithinTolerance` is false.
  /// - Throws: `TheoryError.noConvergence` when an iteration does not come to rest, `.unboundedCurrent` for a voltage
  ///   across a perfect transmission.
  public init(_ system: System, tolerance: Double = 1e-4, cellLimit: Int = 512) throws(TheoryError) {
    precondition(tolerance > 0 && cellLimit >= 2 * Self.fewestCells)
    var positive = system
    let isMirrored: Bool
    switch system.drive {
    case .voltage(let u):
      isMirrored = u < 0
      positive.drive = .voltage(abs(u))
    case .current(let iota):
      isMirrored = iota < 0
      positive.drive = .current(abs(iota))
    }
    if positive.drive == .voltage(0) || positive.drive == .current(0) {
      self.init(equilibriumOf: system)
      return
    }
    var solver = try KineticSolver(positive)
    // With slow electrons the order of the scheme is not known beforehand: a third mesh tells it.
    let coarsest = solver.hasSlowElectrons ? Self.fewestCells / 2 : Self.fewestCells
    var coarse = try solver.solve(cells: coarsest)
    var finest: MeshPair?
    var cells = 2 * coarsest
    while cells <= cellLimit {
      let fine: SteadyState
      do {
        fine = try solver.solve(cells: cells)
      } catch {
        // What the coarser meshes say is still an answer, and they say how good.
        if cells <= 2 * Self.fewestCells { throw error }
        break
      }
      let pair = MeshPair(coarse: coarse, fine: fine, previous: finest?.difference)
      let isJudged = !solver.hasSlowElectrons || finest != nil
      finest = pair
      if isJudged && Self.relativeError(pair, positive) <= tolerance { break }
      (coarse, cells) = (fine, 2 * cells)
    }
    guard let finest else { preconditionFailure("two meshes are below any limit allowed") }
    let bulk = try BulkFlow(current: finest.best.current, temperature: system.temperature, law: system.relaxation)
    var error = finest.error
    error.relative = Self.relativeError(finest, positive)
    if case .voltage = positive.drive {
      // The voltage is what was asked for; its uncertainty is one of the current.
      error.current += error.voltage * finest.best.current / finest.best.voltage
      error.voltage = 0
    }
    self.init(
      finest.best, error, isMirrored: isMirrored, bulk: bulk, solver: solver,
      isWithinTolerance: error.relative <= tolerance)
  }

  private static let fewestCells = 64

  /// Of the profile, in the largest |p^s|; in p^D where nothing is scattered and no excess heat is left.
  private static func relativeError(_ pair: MeshPair, _ system: System) -> Double {
    system.scatterer.transmission.isPerfect ? pair.error.profile / pair.best.drudeHeat : pair.error.relative
  }

  private init(
    _ state: SteadyState, _ error: DiscretisationError, isMirrored: Bool, bulk: BulkFlow, solver: KineticSolver,
    isWithinTolerance: Bool
  ) {
    let sign = isMirrored ? -1.0 : 1.0
    let order = isMirrored ? [1, 0] : [0, 1]
    current = sign * state.current
    voltage = sign * state.voltage
    electrostaticDrop = sign * state.electrostaticDrop
    extrapolatedVoltage = sign * state.extrapolatedVoltage
    drudeHeat = bulk.drudeHeat
    excessHeatLeft = state.excessHeat[order[0]]
    excessHeatRight = state.excessHeat[order[1]]
    discretisationError = error
    self.isWithinTolerance = isWithinTolerance
    (cells, energies) = (solver.effort.cells, solver.effort.energies)
    (chargeResidual, energyResidual) = (solver.effort.residual, solver.effort.energyResidual)
    length = solver.length
    self.isMirrored = isMirrored
    let points = [0] + state.mesh.centres + [state.mesh.length]
    cumulative = order.map { LocalPolynomial(knots: state.mesh.edges, values: state.cumulative[$0]) }
    densities = order.map { LocalPolynomial(knots: points, values: state.density[$0]) }
    chemical = order.map { LocalPolynomial(knots: points, values: state.mu[$0]) }
    electrostatic = order.map { LocalPolynomial(knots: points, values: state.psi[$0]) }
    self.bulk = (bulk.slope, bulk.chemicalEnergy)
  }

  /// Nothing flows: all potentials are those of equilibrium.
  private init(equilibriumOf system: System) {
    (current, voltage, electrostaticDrop, extrapolatedVoltage) = (0, 0, 0, 0)
    (drudeHeat, excessHeatLeft, excessHeatRight) = (0, 0, 0)
    (discretisationError, isWithinTolerance, cells, energies) = (DiscretisationError(), true, 0, 0)
    (chargeResidual, energyResidual) = (0, 0)
    (length, isMirrored, bulk) = (1, false, (0, 1))
    let knots = (0...5).map { Double($0) / 5 }
    let flat = LocalPolynomial(knots: knots, values: knots.map { _ in 0 })
    (cumulative, densities, chemical) = ([flat, flat], [flat, flat], [flat, flat])
    electrostatic = [flat, flat]
  }
}

extension KineticSolution {
  /// p^s = p^q - p^D at a distance from the face.
  public func excessHeat(_ side: Side, at distance: Double) -> Double {
    distance >= length ? 0 : cumulative[side.index](distance).slope
  }

  /// Mean of p^s over lower < distance < upper: what a bin of a simulation measures.
  public func excessHeat(_ side: Side, from lower: Double, to upper: Double) -> Double {
    (cumulative[side.index](upper).value - cumulative[side.index](lower).value) / (upper - lower)
  }

  /// nu at a distance from the face.
  public func density(_ side: Side, at distance: Double) -> Double {
    distance >= length ? 0 : densities[side.index](distance).value
  }

  /// mu at a distance from the face.
  public func electrochemicalPotential(_ side: Side, at distance: Double) -> Double {
    chemical[side.index](distance).value + beyond(side, distance)
  }

  /// e phi at a distance from the face, 0 in equilibrium.
  public func potential(_ side: Side, at distance: Double) -> Double {
    electrostatic[side.index](distance).value + beyond(side, distance)
  }

  /// The bulk's fall beyond the solved length.
  private func beyond(_ side: Side, _ distance: Double) -> Double {
    let upstream = (side == .left) != isMirrored
    return max(distance - length, 0) * (upstream ? bulk.slope : -bulk.slope)
  }
}

extension Side {
  var index: Int { self == .left ? 0 : 1 }
}
