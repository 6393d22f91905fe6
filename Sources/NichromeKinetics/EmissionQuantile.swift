import NichromeModel
import NichromeNumerics

/// Kinetic energies of the local equilibrium's emission, x^(-s/2) (-F'(x - y)), by inversion: the x below which a share p of
/// them lies, tabulated over ln[p/(1 - p)] and y. Third order in the former, first in the latter.
///
/// Unlike rejection it turns evenly spread shares into evenly spread energies.
package struct EmissionQuantile: Sendable {
  private let temperature: Double
  private let lowest: Double
  private let inverseStep: Double
  private let rows: Int
  private let values: Column<Double>

  /// Steps of ln[p/(1 - p)], which reaches as far as 52 bits of p do, and nodes.
  private static let step = 0.25
  private static let reach = 37.0
  private static let columns = Int(2 * reach / step) + 1
  private static let cells = 3000
  private static let mostRows = 400

  /// - Returns: nil for laws whose emission diverges at the band bottom, or is no power.
  package init?(law: RelaxationLaw, temperature: Double, around y: ClosedRange<Double>) {
    guard let exponent = law.exponent, exponent != 0, (-2...1).contains(exponent) else { return nil }
    self.temperature = temperature
    lowest = y.lowerBound
    // The colder, the straighter x(y) is above the thermal step.
    let wanted = temperature * (temperature > 0.2 ? 1.0 / 32 : temperature > 0.05 ? 1.0 / 6 : 0.5)
    let range = y.upperBound - y.lowerBound
    rows = min(max(2, Int((range / wanted).rounded(.up)) + 1), Self.mostRows)
    let spacing = range / Double(rows - 1)
    inverseStep = 1 / spacing
    values = Column(count: rows * Self.columns, repeating: 0)
    for row in 0..<rows {
      Self.fill(
        values.start + row * Self.columns, y: y.lowerBound + Double(row) * spacing, temperature, exponent: exponent)
    }
  }

  /// By the cumulative sum over equal cells of v, in which the density of v is a line.
  private static func fill(
    _ row: UnsafeMutablePointer<Double>, y: Double, _ theta: Double, exponent: Double
  ) {
    let slowest = max(y - 45 * theta, 0).squareRoot()
    let h = ((max(y, 0) + 45 * theta).squareRoot() - slowest) / Double(cells)
    func density(_ v: Double) -> Double {
      2 * (exponent == 1 ? 1 : raise(v, 1 - exponent)) * logisticDensity((v * v - y) / theta) / theta
    }
    let edges = (0...cells).map { density(slowest + Double($0) * h) }
    var masses: [Double] = []
    for i in 0..<cells {
      let middle: Double = density(slowest + (Double(i) + 0.5) * h)
      masses.append((edges[i] + 4 * middle + edges[i + 1]) * h / 6)
    }
    // Sums from either end, so that neither tail is lost.
    var below = [0.0]
    for mass in masses { below.append(below.last! + mass) }
    var above = [0.0]
    for mass in masses.reversed() { above.append(above.last! + mass) }
    let total = below.last!
    var i = 0
    for column in 0..<columns {
      let t = -reach + step * Double(column)
      let (p, q) = (fermi(-t) * total, fermi(t) * total)
      while i < cells - 1, t < 0 ? below[i + 1] < p : above[cells - i - 1] > q { i += 1 }
      let part = t < 0 ? p - below[i] : masses[i] - (q - above[cells - i - 1])
      let v: Double = slowest + (Double(i) + share(part / masses[i], edges[i], edges[i + 1])) * h
      row[column] = v * v
    }
  }

  /// Where in a cell a share of it lies whose density is a line from a to b.
  private static func share(_ part: Double, _ a: Double, _ b: Double) -> Double {
    let u = min(max(part, 0), 1)
    if abs(b - a) < 1e-9 * (a + b) { return u }
    return ((a * a + u * (b * b - a * a)).squareRoot() - a) / (b - a)
  }

  /// The energy of a share of those at y; nil beyond the table.
  @inline(__always) package func callAsFunction(_ p: Double, _ y: Double) -> Double? {
    let place = (y - lowest) * inverseStep
    guard place >= 0, place < Double(rows - 1) else { return nil }
    let row = Int(place)
    let t = (logarithm(p / (1 - p)) + Self.reach) / Self.step
    let i = min(max(Int(t), 1), Self.columns - 3)
    let (f, g) = (t - Double(i), place - Double(row))
    let start = values.start + (row * Self.columns + i)
    func cubic(_ n: UnsafePointer<Double>) -> Double {
      let (a, b, c, d) = (n[-1], n[0], n[1], n[2])
      return b + 0.5 * f * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a)))
    }
    let (low, high) = (cubic(start), cubic(start + Self.columns))
    return max(low + g * (high - low), 0)
  }
}
