import Foundation
import NichromeModel
import NichromeTheory
import Testing

/// What the catalogue says of the full dynamics: the powers of its residuals against solutions of the full dynamics.
@Suite("Orders of the expansions of the full dynamics") struct FullDynamicsOrderTests {
  static let tolerance = 0.15

  static func power(_ residuals: [Double]) -> Double { log2(abs(residuals[1] / residuals[0])) }

  /// The residual of the value under a label at two systems.
  static func residuals(
    _ number: String, _ label: String, _ systems: [System], _ exact: (System) throws -> Double
  ) throws -> [Double] {
    let formula = try #require(Formula.numbered(number))
    return try systems.map { system in
      try #require(try formula.corrected(FormulaParameters(system))[label]) - exact(system)
    }
  }

  /// A constant mean free path has an exact solution.
  @Test("Constant mean free path", arguments: ["29.full", "57.full", "C15.full"]) func path(number: String) throws {
    func exact(_ system: System) throws -> Double {
      let solution = try ConstantMeanFreePath(system)
      return switch number {
      case "29.full": solution.current
      case "57.full": solution.excessHeat(.left)
      default: solution.excessHeatAsymmetry
      }
    }
    let label = number == "57.full" ? "L" : "value"
    guard case .error(let voltage?, let temperature?) = try #require(Formula.numbered(number)).order else {
      Issue.record("(\(number)) states no powers")
      return
    }
    let law = TransmissionLaw.saddlePoint(center: 1.12, width: 0.4)
    // The quadratures need a temperature; its theta^4 u is negligible at this one.
    let byVoltage = try Self.residuals(
      number, label, [0.01, 0.02].map { wire(law, .voltage($0), temperature: 2e-4) }, exact)
    #expect(abs(Self.power(byVoltage) - voltage) < Self.tolerance, "\(byVoltage), stated \(voltage)")
    let byTemperature = try Self.residuals(
      number, label, [0.004, 0.008].map { wire(law, .voltage(1e-5), temperature: $0) }, exact)
    #expect(abs(Self.power(byTemperature) - temperature) < Self.tolerance, "\(byTemperature), stated \(temperature)")
  }

  /// Twice the first moment of T(E) over the window of both reservoirs: what scattering alone makes.
  @Test("Scattering alone, and all of it for a linear T(E)") func ballistic() throws {
    func moment(_ system: System) -> Double {
      guard case .voltage(let u) = system.drive else { return .nan }
      let theta = system.temperature
      func fermi(_ y: Double) -> Double { 1 / (1 + exp(y / theta)) }
      // The trapezoidal rule converges faster than any power of its step.
      let step = theta / 16
      return 2
        * (-1400...1400).reduce(0) { sum, k in
          let y = step * Double(k)
          let transmission = system.scatterer.transmission.probability(at: 1 + y)
          return sum + step * transmission * y * (fermi(y - 0.5 * u) - fermi(y + 0.5 * u))
        }
    }
    let step = TransmissionLaw.saddlePoint(center: 1.12, width: 0.4)
    let number = "49.full.ballistic"
    let byTemperature = try Self.residuals(
      number, "value", [0.004, 0.008].map { wire(step, .voltage(1e-5), temperature: $0) }, moment)
    #expect(abs(Self.power(byTemperature) - 4) < Self.tolerance, "\(byTemperature)")
    let line = wire(.linear(value: 0.4, slope: 0.3), .voltage(0.1), temperature: 0.02)
    #expect(abs(try Self.residuals(number, "value", [line], moment)[0]) < 1e-15)
  }

  /// theta^4 u is negligible where the voltage is followed, u^3 where the temperature is.
  static let line = TransmissionLaw.linear(value: 0.4, slope: 0.3)
  static let byVoltage = try! [0.02, 0.04, 0.08].map { try Solved(voltage: $0, temperature: 0.004) }
  static let byTemperature = try! [0.02, 0.04].map { try Solved(voltage: 1e-4, temperature: $0) }

  struct Solved {
    let system: System
    let solution: KineticSolution

    init(voltage: Double, temperature: Double, exponent: Double = 1) throws {
      system = wire(
        FullDynamicsOrderTests.line, .voltage(voltage), temperature: temperature, exponent: exponent)
      solution = try KineticSolution(system, tolerance: 1e-5)
    }

    func residual(_ number: String, _ label: String, _ exact: Double) throws -> Double {
      try FullDynamicsOrderTests.residuals(number, label, [system]) { _ in exact }[0]
    }

    /// Of the current, of the difference between the profiles of both wires, of the asymmetry.
    func current() throws -> Double { try residual("E3.full", "value", solution.current) }
    func profile() throws -> Double {
      // The formula gives the profile at the faces; it falls as e^{-s}.
      let (lower, upper) = (0.4, 0.6)
      let mean = (exp(-lower) - exp(-upper)) / (upper - lower)
      return try residual("62.full", "R", solution.excessHeat(.right, from: lower, to: upper) / mean)
        - residual("62.full", "L", solution.excessHeat(.left, from: lower, to: upper) / mean)
    }
    func asymmetry(_ number: String) throws -> Double {
      try residual(number, "value", solution.excessHeatAsymmetry)
    }
  }

  /// I(u) is odd because T is the same from both sides: no u^2 in the current.
  @Test("Constant relaxation time: powers of u") func relaxationTimeVoltage() throws {
    let points = Self.byVoltage
    let powers = [
      ("E3.full", try points[0...1].map { try $0.current() }), ("62.full", try points[0...1].map { try $0.profile() }),
      // Its cubic term leaves so little that a larger voltage is needed to see the next one.
      ("E5.full", try points[1...2].map { try $0.asymmetry("E5.full") }),
    ]
    for (number, residuals) in powers {
      guard case .error(let stated?, _) = try #require(Formula.numbered(number)).order else { continue }
      #expect(abs(Self.power(residuals) - stated) < Self.tolerance, "(\(number)): \(residuals), stated \(stated)")
    }
  }

  /// Two voltages u and 2 u, so that the next order u^5 is taken off; theta^2 is, by the formula.
  @Test("Constant relaxation time: the cubic term at other T0", arguments: [(0.2, 0.3), (0.6, 0)])
  func cubicTerm(value: Double, slope: Double) throws {
    let law = slope == 0 ? TransmissionLaw.constant(value: value) : .linear(value: value, slope: slope)
    let voltage = 0.02
    let residuals = try Self.residuals(
      "E5.full", "value", [1.0, 2].map { wire(law, .voltage($0 * voltage), temperature: 0.004, exponent: 1) }
    ) { try KineticSolution($0, tolerance: 1e-5).excessHeatAsymmetry }
    let cubic =
      slope * (1 + 3 * value * value + 2 * pow(value, 3)) / (6 * pow(1 - value, 3))
      - value * value * (2 + 3 * value) / (8 * pow(1 - value, 2))
    let deviation = (4 * residuals[0] - residuals[1] / 8) / 3 / (cubic * pow(voltage, 3))
    #expect(abs(deviation) < 3e-4, "\(deviation)")
  }

  @Test("Constant relaxation time: powers of theta", arguments: ["E3.full", "62.full", "E5.full", "64.full"])
  func relaxationTimeTemperature(number: String) throws {
    let residuals = try Self.byTemperature.map {
      switch number {
      case "E3.full": try $0.current()
      case "62.full": try $0.profile()
      default: try $0.asymmetry(number)
      }
    }
    #expect(abs(Self.power(residuals) - 4) < Self.tolerance, "\(residuals)")
  }

  @Test("Power laws: thermal part of the asymmetry") func powerLaw() throws {
    let residuals = try [0.02, 0.04].map {
      try Solved(voltage: 1e-4, temperature: $0, exponent: 2).asymmetry("64.full")
    }
    #expect(abs(Self.power(residuals) - 4) < Self.tolerance, "\(residuals)")
  }
}
