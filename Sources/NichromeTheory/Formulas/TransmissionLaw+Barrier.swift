import Foundation
import NichromeModel

extension TransmissionExpansion {
  /// T = 4 E/(4 E + h^2 A^2 s(q)^2), q = A^2 (h - E), by Taylor coefficients in E - mu0.
  init(barrier height: Double, thickness: Double) {
    let square = thickness * thickness
    let amplitude = Taylor(Self.sinhcCoefficients(square * (height - 1), step: -square))
    let energy = Taylor([4, 4, 0, 0])
    let squared = amplitude * amplitude
    let resistance = Taylor(zip(energy.c, squared.c).map { $0 + height * height * square * $1 })
    let transmission = energy / resistance
    let c = transmission.c.map { $0.isFinite ? $0 : 0 }
    self.init(value: c[0], slope: c[1], curvature: 2 * c[2], third: 6 * c[3])
  }

  /// Taylor coefficients of y -> s(q + step y), s(q) = sinh(sqrt q)/sqrt q = sum_n q^n/(2 n + 1)!.
  ///
  /// 4 q s'' + 6 s' = s and its derivative give the higher derivatives from s and s'; near q = 0, where that divides by
  /// q, the series is summed instead.
  private static func sinhcCoefficients(_ q: Double, step: Double) -> [Double] {
    let s = Barrier.sinhc(q)
    let derivatives: [Double]
    if abs(q) < 1 {
      derivatives = (0...3).map { k in
        // n!/(n - k)! q^(n - k)/(2 n + 1)!: a dozen terms for |q| < 1.
        (k...(k + 12)).reduce(0) { sum, n in
          let falling = (0..<k).reduce(1.0) { $0 * Double(n - $1) }
          return sum + falling * pow(q, Double(n - k)) / tgamma(Double(2 * n + 2))
        }
      }
    } else {
      let root = abs(q).squareRoot()
      let first = ((q > 0 ? cosh(root) : cos(root)) - s) / (2 * q)
      let second = (s - 6 * first) / (4 * q)
      derivatives = [s, first, second, (first - 10 * second) / (4 * q)]
    }
    return zip(derivatives, [1, step, step * step / 2, step * step * step / 6]).map(*)
  }
}

/// Four Taylor coefficients.
private struct Taylor {
  let c: [Double]

  init(_ coefficients: [Double]) { c = coefficients }

  static func * (a: Taylor, b: Taylor) -> Taylor {
    Taylor((0...3).map { n in (0...n).reduce(0) { $0 + a.c[$1] * b.c[n - $1] } })
  }

  static func / (a: Taylor, b: Taylor) -> Taylor {
    var c: [Double] = []
    for n in 0...3 { c.append((a.c[n] - (0..<n).reduce(0) { $0 + c[$1] * b.c[n - $1] }) / b.c[0]) }
    return Taylor(c)
  }
}
