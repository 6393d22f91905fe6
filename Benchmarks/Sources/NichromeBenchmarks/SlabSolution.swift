import Foundation

/// A slab of thickness L in mean free paths between two reservoirs, the left one of which has one electron more per energy.
///
/// With two directions only, d_z g+ = -(g+ - q), d_z g- = g- - q, and q = (g+ + g-)/2 since relaxation loses nobody. So g+ - g- =
/// J is constant and d_z g+ = d_z g- = -J/2: straight lines, g+ = 1 - J z/2 and g- = g+ - J. No electron comes in on the right,
/// g-(L) = 0, so that
///     J = 1/(1 + L/2),   g+ + g- = 2 - J (1 + z).
/// The same from the integral equation q(z) = e^-z/2 + int_0^L dz' e^-|z - z'| q(z')/2, J = 1 - int_0^L dz e^-z q(z), with q constant
/// in cells: what electrons do that come back anywhere in the cell they were absorbed in.
struct SlabSolution {
  let length: Double

  var flux: Double { 1 / (1 + length / 2) }

  /// Mean of g+ + g- over each of equal bins: absorptions per length of a unit influx.
  func profile(bins: Int) -> [Double] {
    (0..<bins).map { bin -> Double in
      let z = length * (Double(bin) + 0.5) / Double(bins)
      return 2 - flux * (1 + z)
    }
  }

  /// J of the integral equation, by elimination.
  func fluxByCells(_ count: Int) -> Double {
    let h = length / Double(count)
    // Mean over a cell of the integral of e^-|z - z'| over another one, so many cells off.
    let kernel = (0..<count).map { offset -> Double in
      if offset == 0 { return 2 * (h - 1 + exp(-h)) / h }
      let wave = 2 * sinh(h / 2)
      return wave * wave * exp(-Double(offset) * h) / h
    }
    // Integral of e^-z over a cell.
    let reach = (0..<count).map { exp(-Double($0) * h) * (1 - exp(-h)) }
    var rows: [[Double]] = []
    for i in 0..<count { rows.append((0..<count).map { (i == $0 ? 1.0 : 0.0) - 0.5 * kernel[abs(i - $0)] }) }
    var q = reach.map { 0.5 * $0 / h }
    for i in 0..<count {
      for k in (i + 1)..<max(count, i + 1) {
        let share = rows[k][i] / rows[i][i]
        for j in i..<count { rows[k][j] -= share * rows[i][j] }
        q[k] -= share * q[i]
      }
    }
    for i in (0..<count).reversed() {
      for j in (i + 1)..<max(count, i + 1) { q[i] -= rows[i][j] * q[j] }
      q[i] /= rows[i][i]
    }
    return 1 - zip(reach, q).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
