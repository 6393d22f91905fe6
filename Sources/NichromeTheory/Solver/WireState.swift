import NichromeNumerics

/// Potentials of one wire: at the centres of its cells, at its end, and psi at the face if electrostatics fixes it.
struct WireState: Sendable {
  var mu: [Double]
  var psi: [Double]
  var muEnd: Double
  var psiEnd: Double
  /// nil: extrapolated from the cells.
  var psiFace: Double?
}

/// What a sweep over energies finds in one wire, per time.
final class WireBalance: @unchecked Sendable {
  let count: Int
  /// Per cell: electrons absorbed less emitted (zero in a solution), their total energy from 1 (the heat), and electrons
  /// beyond those of local equilibrium.
  let absorbed, heat, surplus: UnsafeMutablePointer<Double>
  /// Per edge: fluxes outward of number and of total energy from 1.
  let flux, energyFlux: UnsafeMutablePointer<Double>
  private let storage: Column<Double>

  init(count n: Int) {
    count = n
    let row = n + 1
    storage = Column(count: 5 * row, repeating: 0)
    let p = storage.start
    (absorbed, heat, surplus) = (p, p + row, p + 2 * row)
    (flux, energyFlux) = (p + 3 * row, p + 4 * row)
  }

  func add(_ other: WireBalance) {
    for i in 0..<storage.count { storage.start[i] += other.storage.start[i] }
  }

  /// Electrons absorbed less emitted, per cell.
  var losses: [Double] { (0..<count).map { absorbed[$0] } }
}
