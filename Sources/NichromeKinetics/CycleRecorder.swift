import Foundation
import NichromeModel
import NichromeNumerics

/// Folds what a run under a sine observes into its period: means over bins of phase, and harmonics of them.
///
/// A sample is a stretch of whole periods of a single realisation, or all of them of one realisation of an ensemble. The
/// errors are the scatter of the samples.
package struct CycleRecorder {
  /// Scalars of a block, in this order, before the heat per bin.
  static let series = [
    "current", "totalCurrent", "appliedVoltage", "voltage", "electrostaticDrop", "extrapolatedVoltage",
    "excessHeatLeft", "excessHeatRight",
  ]

  package let mesh: PhaseMesh
  /// Numbers of a block.
  let width: Int
  /// Periods of a realisation that no sample reaches beyond.
  private let lastPeriod: Int
  package let periodsPerSample: Int
  /// Of the sample under way: sums over blocks per bin of phase, and how many those are.
  private var sums: [Double]
  private var counts: [Int]
  /// Period after the last of the sample under way.
  private var end: Int
  private(set) var samples: Moments

  /// - Parameters:
  ///   - bins: of both wires.
  ///   - periods: whole ones in a realisation, where there are more than one; nil: a single realisation of any length.
  package init(_ mesh: PhaseMesh, bins: Int, periods: Int?) {
    self.mesh = mesh
    width = Self.series.count + bins
    lastPeriod = periods ?? .max
    periodsPerSample = periods.map { max($0 - mesh.settling, 1) } ?? mesh.periodsPerSample
    sums = Array(repeating: 0, count: mesh.bins * width)
    counts = Array(repeating: 0, count: mesh.bins)
    end = mesh.settling + periodsPerSample
    // Mean, three numbers of each harmonic, bins of phase.
    samples = Moments(width: (1 + 3 * Cycle.harmonics + mesh.bins) * width)
  }

  /// Adds the means over a block.
  package mutating func append(middle: Double, duration: Double, series: [String: Double], heat: ArraySlice<Double>) {
    let turns = middle / mesh.period
    let period = Int(turns)
    guard period >= mesh.settling, period < end, end <= lastPeriod else { return }
    let bin = min(Int((turns - Double(period)) * Double(mesh.bins)), mesh.bins - 1)
    counts[bin] += 1
    let values = Self.series.map { series[$0] ?? 0 } + heat
    for i in 0..<width { sums[bin * width + i] += values[i] }
    if Int((middle + duration) / mesh.period) >= end { close() }
  }

  /// A new realisation begins.
  package mutating func restart() {
    end = mesh.settling + periodsPerSample
    clear()
  }

  private mutating func close() {
    end += periodsPerSample
    defer { clear() }
    guard counts.allSatisfy({ $0 > 0 }) else { return }
    let folded = sums.indices.map { sums[$0] / Double(counts[$0 / width]) }
    samples.add(harmonics(of: folded) + folded)
  }

  private mutating func clear() {
    for i in sums.indices { sums[i] = 0 }
    for bin in counts.indices { counts[bin] = 0 }
  }

  /// Mean; then of each harmonic the parts with the sine and the cosine, and the sum of both, whose scatter tells how they
  /// go together.
  private func harmonics(of folded: [Double]) -> [Double] {
    let n = Double(mesh.bins)
    func projection(_ wave: (Double) -> Double) -> [Double] {
      var result = Array(repeating: 0.0, count: width)
      for bin in 0..<mesh.bins {
        let share = wave((Double(bin) + 0.5) / n) / n
        for i in 0..<width { result[i] += share * folded[bin * width + i] }
      }
      return result
    }
    var found = projection { _ in 1 }
    for k in 1...Cycle.harmonics {
      let angle = 2 * Double.pi * Double(k)
      // A mean over a bin is smaller than the middle value.
      let blur = sin(angle / (2 * n)) / (angle / (2 * n))
      let inPhase = projection { 2 * sin(angle * $0) / blur }
      let quadrature = projection { 2 * cos(angle * $0) / blur }
      found += inPhase + quadrature + zip(inPhase, quadrature).map { $0 + $1 }
    }
    return found
  }

  package func save(to writer: inout StateWriter) {
    writer.add("cycle.sums", sums)
    writer.add("cycle.counts", counts)
    writer.add("cycle.end", end)
    samples.save("cycle", to: &writer)
  }

  package mutating func restore(from reader: StateReader) throws(StateError) {
    sums = try reader.doubles("cycle.sums", count: sums.count)
    counts = try reader.integers("cycle.counts", count: counts.count)
    end = try reader.integer("cycle.end")
    try samples.restore("cycle", from: reader)
  }
}
