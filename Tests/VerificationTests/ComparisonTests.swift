import Foundation
import Nichrome
import NichromeModel
import Testing

/// The judge is judged: correct records pass, and each kind of fault is seen.
@Suite("Comparison with a reference") struct ComparisonTests {
  @Test("A correct record passes, for every case", arguments: ReferenceCase.all)
  func correct(reference: ReferenceCase) {
    let record = SyntheticRun.record(of: reference, noise: 0.9 * reference.targetBinError, seed: 4)
    let comparison = Comparison(record, with: reference)
    #expect(comparison.failures.isEmpty, "\(comparison.line)")
    #expect(comparison.bins.count == 100)
    #expect(abs(comparison.meanSquaredZDeviation - 0.14) < 0.02, "independent bins: sqrt(2/100)")
  }

  @Test("The mean squared z of correct records is one") func calibration() {
    let reference = ReferenceCase.named("C1a")
    let runs = 40
    let mean = (0..<runs).reduce(0.0) { sum, run in
      let record = SyntheticRun.record(of: reference, noise: 0.002, seed: UInt64(100 + run))
      return sum + Comparison(record, with: reference).meanSquaredZ
    }
    // Four standard deviations of the mean over 40 runs of 100 bins; the seeds are fixed.
    #expect(abs(mean / Double(runs) - 1) < 4 * (2.0 / (100 * Double(runs))).squareRoot())
  }

  @Test("Faults are seen: a biased profile, a wrong voltage, errors too large or too small") func faults() {
    let reference = ReferenceCase.named("C1a")
    func failures(noise: Double = 0.002, bias: Double = 0, voltageBias: Double = 0) -> [String] {
      let record = SyntheticRun.record(
        of: reference, noise: noise, bias: bias, voltageBias: voltageBias, seed: 4)
      return Comparison(record, with: reference).failures
    }
    #expect(failures().isEmpty)
    #expect(failures(bias: 1).contains { $0.hasPrefix("mean z^2") })
    #expect(failures(bias: 6).contains { $0.hasPrefix("max |z|") })
    #expect(failures(voltageBias: 7).contains { $0.hasPrefix("voltage") })
    #expect(failures(noise: 0.004).contains { $0.hasPrefix("bin error") })
    var record = SyntheticRun.record(of: reference, noise: 0.002, seed: 4)
    for index in record.quantities.indices {
      record.quantities[index].error = record.quantities[index].error.map { 2 * $0 }
    }
    #expect(Comparison(record, with: reference).failures.contains { $0.hasPrefix("mean z^2") })
  }

  @Test("A missing number is a failure, not a pass") func notANumber() {
    let reference = ReferenceCase.named("C1a")
    var record = SyntheticRun.record(of: reference, noise: 0.002, seed: 4)
    for index in record.quantities.indices { record.quantities[index].value[0] = .nan }
    let failures = Comparison(record, with: reference).failures
    #expect(failures.contains { $0.hasPrefix("max |z|") } && failures.contains { $0.hasPrefix("voltage") })
  }
}
