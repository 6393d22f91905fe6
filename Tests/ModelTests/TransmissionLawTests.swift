import Foundation
import NichromeModel
import Testing

@Suite("Transmission laws")
struct TransmissionLawTests {
  static let table = TransmissionLaw.table(
    TransmissionTable(energies: [0, 0.5, 0.9, 1, 1.3, 2], values: [0, 0.05, 0.1, 0.9, 0.95, 0.3]))

  static let all: [TransmissionLaw] = [
    .constant(value: 0.4), .constant(value: 0), .constant(value: 1), .linear(value: 0.4, slope: 0.5),
    .linear(value: 0.7, slope: -3), .saddlePoint(center: 1.1, width: 0.05), .saddlePoint(center: 1, width: 1e-9),
    .lorentzian(peak: 1, center: 1.15, width: 0.1), .gaussian(peak: 0.9, center: 2.5, width: 0.3),
    .barrier(height: 1.2, thickness: 2), .barrier(height: 0.5, thickness: 30), .barrier(height: 50, thickness: 1e4),
    table,
  ]

  @Test("are probabilities at every energy", arguments: all)
  func range(law: TransmissionLaw) {
    let fine = stride(from: -30.0, through: 60, by: 0.01)
    for energy in Array(fine) + [-1e300, -1e9, -1e-300, 1e-300, 1e9, 1e300] {
      let value = law.probability(at: energy)
      #expect((0...1).contains(value), "T(\(energy)) = \(value)")
    }
  }

  @Test("are the same for many energies at once", arguments: all)
  func many(law: TransmissionLaw) {
    let energies = Array(stride(from: -3.0, through: 6, by: 0.01)) + [-1e300, -1e-300, 1e300]
    var values = energies
    values.withUnsafeMutableBufferPointer { law.replaceByProbabilities($0.baseAddress!, count: $0.count) }
    #expect(values == energies.map { law.probability(at: $0) })
  }

  @Test("have the names of the deck language")
  func names() {
    #expect(
      Set(Self.all.map(\.name))
        == ["constant", "linear", "saddlePoint", "lorentzian", "gaussian", "barrier", "table"])
  }

  @Test("formulas at chosen energies")
  func values() {
    #expect(TransmissionLaw.linear(value: 0.4, slope: 0.5).probability(at: 1.2) == 0.4 + 0.5 * (1.2 - 1))
    #expect(TransmissionLaw.linear(value: 0.4, slope: 0.5).probability(at: 5) == 1)
    #expect(TransmissionLaw.linear(value: 0.4, slope: 0.5).probability(at: -5) == 0)
    let lorentzian = TransmissionLaw.lorentzian(peak: 0.8, center: 1.15, width: 0.125)
    #expect(lorentzian.probability(at: 1.15) == 0.8)
    #expect(abs(lorentzian.probability(at: 1.275) - 0.4) < 1e-15)
    let gaussian = TransmissionLaw.gaussian(peak: 0.8, center: 1.5, width: 0.25)
    #expect(gaussian.probability(at: 1.5) == 0.8)
    #expect(abs(gaussian.probability(at: 1.75) - 0.8 * 0.6065306597126334) < 1e-15)
  }

  @Test("the saddle point is symmetric about its center", arguments: [0.0, 0.01, 0.3, 1, 5])
  func symmetry(distance: Double) {
    let law = TransmissionLaw.saddlePoint(center: 1.1, width: 0.05)
    let sum = law.probability(at: 1.1 + distance) + law.probability(at: 1.1 - distance)
    #expect(abs(sum - 1) < 1e-14)
    #expect(abs(law.probability(at: 1.1 + 0.05 * log(3.0)) - 0.75) < 1e-14)
  }

  @Test("only laws without energy dependence are constant")
  func constancy() {
    #expect(TransmissionLaw.constant(value: 0.3).isConstant)
    #expect(TransmissionLaw.linear(value: 0.3, slope: 0).isConstant)
    #expect(TransmissionLaw.table(TransmissionTable(energies: [0, 1], values: [0.3, 0.3])).isConstant)
    #expect(!TransmissionLaw.linear(value: 0.3, slope: 0.1).isConstant)
    #expect(!Self.table.isConstant)
    #expect(!TransmissionLaw.gaussian(peak: 1, center: 1, width: 9).isConstant)
  }

  @Test("the thermal mean of a straight line is its value, and of a step one half")
  func thermalMean() {
    #expect(abs(TransmissionLaw.linear(value: 0.4, slope: 0.5).thermalMean(temperature: 0.02) - 0.4) < 1e-12)
    #expect(abs(TransmissionLaw.saddlePoint(center: 1, width: 1e-12).thermalMean(temperature: 0.02) - 0.5) < 1e-12)
    // The part of the window above the band bottom: F(-1) = 1/(1 + exp(-1/theta)).
    let whole = TransmissionLaw.constant(value: 1).thermalMean(temperature: 1)
    #expect(abs(whole - 1 / (1 + exp(-1.0))) < 1e-5)
  }
}

@Suite("Tabulated transmission")
struct TransmissionTableTests {
  let energies = [0, 0.5, 0.9, 1, 1.3, 2]
  let values = [0, 0.05, 0.1, 0.9, 0.95, 0.3]

  @Test("goes through its points and keeps the end values outside")
  func points() {
    let law = TransmissionLaw.table(TransmissionTable(energies: energies, values: values))
    for (energy, value) in zip(energies, values) { #expect(abs(law.probability(at: energy) - value) < 1e-15) }
    #expect(law.probability(at: -3) == 0)
    #expect(law.probability(at: 30) == 0.3)
    #expect(law.domain == 0...2)
  }

  @Test("is monotone between neighbouring points, however steep the table")
  func monotone() {
    let table = TransmissionTable(energies: energies, values: values)
    for i in 0..<energies.count - 1 {
      let samples = (0...1000).map {
        table.probability(at: energies[i] + (energies[i + 1] - energies[i]) * Double($0) / 1000)
      }
      let signed = values[i + 1] > values[i] ? samples : samples.map { -$0 }
      #expect(zip(signed, signed.dropFirst()).allSatisfy { $0 <= $1 + 1e-15 }, "interval \(i)")
    }
  }

  @Test("reproduces straight lines, and smooth curves to second order or better")
  func accuracy() {
    let line = TransmissionTable(energies: [0, 0.3, 1, 2], values: [0.1, 0.16, 0.3, 0.5])
    for energy in stride(from: 0.0, through: 2, by: 0.01) {
      #expect(abs(line.probability(at: energy) - (0.1 + 0.2 * energy)) < 1e-14)
    }
    func error(_ count: Int) -> Double {
      let knots = (0...count).map { 2 * Double($0) / Double(count) }
      let law = TransmissionLaw.saddlePoint(center: 1.013, width: 0.2)
      let table = TransmissionTable(energies: knots, values: knots.map(law.probability(at:)))
      return (0...5000).map { 2 * Double($0) / 5000 }
        .map { abs(table.probability(at: $0) - law.probability(at: $0)) }.max() ?? .infinity
    }
    let order = log2(error(40) / error(80))
    #expect(order > 1.8, "order \(order)")
  }

  @Test("has a continuous slope at its points")
  func smooth() {
    let table = TransmissionTable(energies: energies, values: values)
    let h = 1e-7
    for knot in energies.dropFirst().dropLast() {
      let left = (table.probability(at: knot) - table.probability(at: knot - h)) / h
      let right = (table.probability(at: knot + h) - table.probability(at: knot)) / h
      #expect(abs(left - right) < 1e-3, "at \(knot): \(left), \(right)")
    }
  }
}
