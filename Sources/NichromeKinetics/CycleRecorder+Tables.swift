import Foundation
import NichromeModel
import NichromeNumerics

extension CycleRecorder {
  /// What the samples so far say; nil without one.
  package func cycle(_ observables: Observables) -> Cycle? {
    guard samples.count > 0 else { return nil }
    let (mean, variance) = (samples.mean, samples.varianceOfMean)
    let entries: [(name: String, longName: String, unit: ReducedUnit, support: Support, range: Range<Int>)] =
      Self.series.enumerated().map { index, name in
        let slice = observables.layout.first { $0.name == name }
        let unit = slice?.unit ?? (name == "totalCurrent" ? .current : .energy)
        return (name, slice?.longName ?? Self.longNames[name] ?? name, unit, .scalar, index..<(index + 1))
      } + [
        (
          "heat", "heat per length p^q", .heatPerLength, .bins,
          Self.series.count..<(Self.series.count + observables.range("heat").count)
        )
      ]
    var tables: [Cycle.Table] = []
    for entry in entries {
      func pick(_ values: [Double], _ part: Int) -> [Double] {
        let first = part * width
        return Array(values[(first + entry.range.lowerBound)..<(first + entry.range.upperBound)])
      }
      func add(
        _ ending: String, _ words: String, _ unit: ReducedUnit, _ axis: Cycle.Axis, _ value: [Double], _ error: [Double]
      ) {
        tables.append(
          Cycle.Table(
            name: entry.name + ending, longName: "\(words) of: \(entry.longName)", unit: unit, axis: axis,
            support: entry.support, value: value, error: error))
      }
      func add(_ ending: String, _ words: String, _ axis: Cycle.Axis, parts: [Int]) {
        add(
          ending, words, entry.unit, axis, parts.flatMap { pick(mean, $0) },
          variance.map { variance in parts.flatMap { pick(variance, $0).map { $0.squareRoot() } } } ?? [])
      }
      let harmonics = (0..<Cycle.harmonics).map { 1 + 3 * $0 }
      add("CycleMean", "mean over whole periods", .mean, parts: [0])
      add(
        "Folded", "mean over a bin of phase", .phase, parts: (0..<mesh.bins).map { 1 + 3 * Cycle.harmonics + $0 })
      add("InPhase", "part with sin(2 pi k t/P)", .harmonic, parts: harmonics)
      add("Quadrature", "part with cos(2 pi k t/P)", .harmonic, parts: harmonics.map { $0 + 1 })
      let polar = harmonics.flatMap { part in
        Self.polar(
          (0...2).map { pick(mean, part + $0) }, variance.map { variance in (0...2).map { pick(variance, part + $0) } })
      }
      add(
        "Amplitude", "amplitude of a harmonic", entry.unit, .harmonic, polar.map(\.amplitude.value),
        variance == nil ? [] : polar.map(\.amplitude.error))
      add(
        "Angle", "angle of a harmonic in radians, amplitude sin(2 pi k t/P + angle),", .one, .harmonic,
        polar.map(\.angle.value), variance == nil ? [] : polar.map(\.angle.error))
    }
    return Cycle(
      period: mesh.period, phase: (0..<mesh.bins).map { (Double($0) + 0.5) / Double(mesh.bins) },
      settling: mesh.settling, periods: samples.count * periodsPerSample, samples: samples.count, tables: tables)
  }

  private static let longNames = [
    "totalCurrent": "current with its displacement part", "appliedVoltage": "voltage between the ends of the wires",
  ]

  /// Amplitude and angle of a sin + b cos with their errors to first order.
  /// - Parameters:
  ///   - parts: a, b and a + b of each element.
  ///   - variance: of those.
  private static func polar(
    _ parts: [[Double]], _ variance: [[Double]]?
  ) -> [(amplitude: Estimate, angle: Estimate)] {
    parts[0].indices.map { i in
      let (a, b) = (parts[0][i], parts[1][i])
      let amplitude = (a * a + b * b).squareRoot()
      let angle = atan2(b, a)
      guard let variance, amplitude > 0 else {
        return (Estimate(value: amplitude, error: 0), Estimate(value: angle, error: 0))
      }
      let (va, vb) = (variance[0][i], variance[1][i])
      let covariance = 0.5 * (variance[2][i] - va - vb)
      let (c, s) = (a / amplitude, b / amplitude)
      let along = c * c * va + s * s * vb + 2 * c * s * covariance
      let across = s * s * va + c * c * vb - 2 * c * s * covariance
      return (
        Estimate(value: amplitude, error: max(along, 0).squareRoot()),
        Estimate(value: angle, error: max(across, 0).squareRoot() / amplitude)
      )
    }
  }
}
