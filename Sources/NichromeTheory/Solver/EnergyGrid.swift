import NichromeNumerics

/// Nodes and weights of the integrals over the total energy E.
///
/// Where the band bottom of a cell's edge lies, fluxes and densities have square-root kinks: those energies are ends of
/// panels, and within a panel E = a + (b - a) t^2 (3 - 2 t), which makes square roots at either end smooth.
struct EnergyGrid: Sendable {
  private(set) var energies: [Double] = []
  private(set) var weights: [Double] = []
  /// Below this energy every state is full; no nodes are spent on it.
  let floor: Double

  private static let narrow = GaussLegendre(order: 4)
  private static let wide = GaussLegendre(order: 6)

  /// - Parameters:
  ///   - bottoms: band bottoms at the edges of the cells.
  ///   - range: energies at which a distribution may differ from 0 and 1.
  ///   - breakpoints: where T(E) is not smooth.
  ///   - width: largest panel.
  init(bottoms: [Double], range: ClosedRange<Double>, breakpoints: [Double], width: Double) {
    let lowest = max(bottoms.min() ?? range.lowerBound, range.lowerBound)
    floor = lowest
    let inside = { (energy: Double) in energy > lowest && energy < range.upperBound }
    let kinks = Set(bottoms.filter { $0 >= lowest && $0 < range.upperBound })
    let count = max(1, Int(((range.upperBound - lowest) / width).rounded(.up)))
    let regular = (0...count).map { lowest + (range.upperBound - lowest) * Double($0) / Double(count) }
    let edges = (regular + breakpoints.filter(inside) + kinks).sorted()
    let least = 1e-14 * max(1, range.upperBound - lowest)
    var previous = width
    for (lower, upper) in zip(edges, edges.dropFirst()) where upper - lower > least {
      // Just above a band bottom 1/v is steep: panels grow from there no faster than twofold.
      var a = lower
      while a < upper {
        let b = upper - a > 2 * previous ? a + 2 * previous : upper
        let hasKink = kinks.contains(a) || kinks.contains(b)
        append(from: a, to: b, rule: b - a < 0.2 * width ? Self.narrow : Self.wide, kinked: hasKink)
        (previous, a) = (b - a, b)
      }
    }
  }

  private mutating func append(from a: Double, to b: Double, rule: GaussLegendre, kinked: Bool) {
    for node in rule.standard {
      let (t, weight) = (node.position, node.weight)
      if kinked {
        energies.append(a + (b - a) * t * t * (3 - 2 * t))
        weights.append((b - a) * weight * 6 * t * (1 - t))
      } else {
        energies.append(a + (b - a) * t)
        weights.append((b - a) * weight)
      }
    }
  }
}
