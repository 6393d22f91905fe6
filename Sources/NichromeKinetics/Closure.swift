import NichromeModel
import NichromeNumerics

/// What tells one set of equations of motion from another: the values that the operators of a step work with.
///
/// The operators themselves are the same. Flights conserve E in a potential; electrons are born and re-emitted at energies
/// around a chemical energy; the scatterer emits pairs. A closure says which potential, which energies, which pairs.
protocol Closure {
  /// Where the energies of electrons born in the wires, let in or re-emitted are centred.
  var thermal: Reference { get }
  /// Share of mu - m over which the energies of re-emission are spread: 1 for the exact local equilibrium, 0 to first order.
  var emissionSpread: Double { get }
  /// Whether the contacts hold the current, or the bulk's drift distribution flows in and what leaves is gone.
  var holdsCurrent: Bool { get }
  /// What electrons are born from at the scatterer, given the field.
  func scattererBirths(in field: Field) -> [ScattererBirths]
  /// The potential that decides the speed of an electron of energy E.
  func flightPotential(in field: Field) -> Potential
  /// Adds to E to give T's argument.
  func transmissionShift(_ relaxation: Relaxation) -> Double
  /// Adds to psi(z-) - psi(z+) where the field is matched through the scatterer.
  func extraDrop(_ relaxation: Relaxation) -> Double
  /// Share of a step in the running means of mu and nu.
  func memoryGain(step: Double, time: Double, memory: Double) -> Double
  /// Numbers that a regulator has changed since the start, and the closure with such numbers.
  var adjusted: [Double] { get }
  func adjusted(to numbers: [Double]) -> any Closure
  /// The observables of a block of time.
  func observe(_ sample: BlockSample, of simulation: Simulation) -> [Double]
  /// The closure for a run in a field, and the reference where that is not the plan's.
  func bound(to field: Field) -> any Closure
  var reference: Reference? { get }
  /// Whether the energies of electrons aloft move with the potential.
  var movesEnergies: Bool { get }
}

/// What holds unless a closure says otherwise.
extension Closure {
  func flightPotential(in field: Field) -> Potential { field }
  func extraDrop(_ relaxation: Relaxation) -> Double { 0 }
  var adjusted: [Double] { [] }
  func adjusted(to numbers: [Double]) -> any Closure { self }
  func bound(to field: Field) -> any Closure { self }
  var reference: Reference? { nil }
  var movesEnergies: Bool { reference != nil }
}

/// Pairs born at the scatterer per unit of time: energies m' + theta*logistic, m' uniform over `width` about `centre`.
struct ScattererBirths: Sendable {
  let centre: Double
  let width: Double
  /// Rate in the number measure; its sign is that of the electron that leaves into the right wire.
  let rate: Double
}
