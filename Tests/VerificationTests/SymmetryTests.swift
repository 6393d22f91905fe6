import Foundation
import Nichrome
import NichromeModel
import Testing

/// What symmetry and conservation demand of any run, without a reference.
@Suite("Symmetries and limits", .serialized) struct SymmetryTests {
  static let contact = TransmissionLaw.saddlePoint(center: 1.1, width: 0.08)

  @Test("No drive: no current, no heat, no noise", arguments: [Drive.current(0), .voltage(0)])
  func rest(drive: Drive) throws {
    let system = ExactCase.system(transmission: Self.contact, drive: drive, relaxation: .relaxationTime)
    let record = try Run(deck: ExactCase.deck("rest", system, particles: 1_000, duration: 20)).execute()
    for name in ["current", "voltage", "electrostaticDrop"] { #expect(record.scalar(name).value == 0, "\(name)") }
    for name in ["heat", "excessHeat"] {
      #expect(record.estimates(name).allSatisfy { $0.value == 0 && $0.error == 0 }, "\(name)")
    }
  }

  /// 120 differences at 5 standard errors: a correct program fails once in 10 000 sets of random numbers.
  @Test("Reversing the current mirrors the profile") func mirror() throws {
    let records = try [0.05, -0.05].map { current in
      let system = ExactCase.system(
        transmission: Self.contact, drive: .current(current), relaxation: .relaxationTime,
        screening: .poisson(wavenumber: 10))
      let deck = ExactCase.deck("mirror", system, particles: 10_000, seed: current > 0 ? 1 : 2)
      return try Run(deck: deck).execute()
    }
    let (forward, reverse) = (records[0], records[1])
    let bins = forward.deck.bins
    let (ahead, back) = (forward.estimates("excessHeat"), reverse.estimates("excessHeat"))
    for index in ahead.indices {
      let z = deviation(ahead[index], back[(index + bins) % (2 * bins)])
      #expect(abs(z) < 5, "bin \(index): \(ahead[index]), mirrored \(back[(index + bins) % (2 * bins)])")
    }
    let voltage = reverse.scalar("voltage")
    #expect(abs(deviation(forward.scalar("voltage"), Estimate(value: -voltage.value, error: voltage.error))) < 5)
    // Not trivially so: the two wires differ by far more than the noise.
    let (left, right) = (forward.scalar("excessHeatLeft"), forward.scalar("excessHeatRight"))
    #expect(abs(deviation(left, right)) > 20)
  }

  /// 240 bins at 5 standard errors: once in 7000 sets of random numbers.
  @Test("Perfect transmission is the bare Drude wire", arguments: [RelaxationLaw.meanFreePath, .relaxationTime])
  func perfect(relaxation: RelaxationLaw) throws {
    let system = ExactCase.system(transmission: .constant(value: 1), drive: .current(0.05), relaxation: relaxation)
    let record = try Run(deck: ExactCase.deck("perfect transmission", system)).execute()
    for (index, found) in record.estimates("heat").enumerated() {
      #expect(abs(standardised(found, against: record.drudeHeat)) < 5, "bin \(index): \(found)")
    }
    for name in ["voltage", "excessHeatLeft", "excessHeatRight", "excessHeatTotal"] {
      // What passes one face passes the other: the voltage has no noise, only the error of the tabulated averages.
      let found = record.scalar(name)
      #expect(abs(found.value) < 1e-7 || abs(standardised(found, against: 0)) < 5, "\(name): \(found)")
    }
    let degenerate = 0.05 * 0.05 / 2
    #expect(abs(record.drudeHeat / degenerate - 1) < 2e-3, "N0 is 2 up to (pi theta)^2/12")
  }
}
