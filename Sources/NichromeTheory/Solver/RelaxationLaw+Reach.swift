import Foundation
import NichromeModel

extension RelaxationLaw {
  /// The longest mean free path of electrons of mu0 and above up to a kinetic energy; 1 at the least.
  func longestPath(upTo x: Double) -> Double {
    if let exponent { return pow(x, 0.5 * max(exponent, 0)) }
    let between = table!.energies.filter { $0 > 1 && $0 < x }
    return (between + [1, x]).map { meanFreePath(kineticEnergy: $0) }.max()!
  }
}
