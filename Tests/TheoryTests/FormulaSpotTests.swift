import Foundation
import NichromeModel
import NichromeTheory
import Testing

/// Where the formulas put spots, and where the solution of the closure has them.
@Suite("Spots of the formulas") struct FormulaSpotTests {
  /// u = 2 theta^2 keeps both parts of D, and the spot in the upstream wire, as theta falls.
  static func points(_ closure: FormulaClosure) throws -> [OrderPoint] {
    try [0.01, 0.02].map { try OrderPoint(closure, voltage: 2 * $0 * $0, temperature: $0) }
  }

  @Test("Distances err like theta^2 at fixed u/theta^2", arguments: ["61", "66"]) func distance(number: String) throws {
    let formula = try #require(Formula.numbered(number))
    let errors = try Self.points(formula.closure).map { point in
      let exact = try #require(try OrderQuantity.spot.exact(point, "L"))
      let value = try formula.corrected(point.parameters)
      #expect(value["R"] == nil)
      #expect(try OrderQuantity.spot.exact(point, "R") == nil)
      return try #require(value["L"]) - exact
    }
    #expect(abs(log2(errors[1] / errors[0]) - 2) < 0.15, "\(errors)")
  }

  @Test("(61) as printed misses them") func printed() throws {
    for point in try Self.points(.meanFreePath) {
      let value = try #require(try Formula.numbered("61")?.printed(point.parameters))
      #expect(value["L"] == nil && value["R"] == nil)
      #expect(try OrderQuantity.spot.exact(point, "L") != nil)
    }
  }

  @Test("Any solution's spot, by its means, is where the closure's slope vanishes", arguments: [4.0, 8]) func means(
    wavenumber: Double
  ) throws {
    var system = wire(
      .saddlePoint(center: 1.05, width: 0.1), .voltage(0.1), temperature: 0.15, exponent: 0)
    system.screening = .poisson(wavenumber: wavenumber)
    let solution = try ClosureSolution(system, tolerance: 1e-8)
    let exact = try #require(solution.spots().first { $0.side == .left && $0.kind == .cold })
    let found = try #require(solution.extremum(.left, isHot: false, near: exact.distance + 0.2))
    #expect(abs(found - exact.distance) < 2e-4, "\(found), exact \(exact.distance)")
    #expect(solution.extremum(.left, isHot: true, near: exact.distance) == nil)
    #expect(solution.extremum(.right, isHot: false, near: exact.distance) == nil)
  }

  /// Linear T(E), a theta and u at which the printed form has a value in that wire.
  @Test(
    "(E6) as printed has spots that the closure has not",
    arguments: [(0.4, 0.5, 0.05, 0.02, "L"), (0.4, 0.5, 0.02, 0.01, "L"), (0.7, -0.6, 0.05, 0.02, "R")])
  func artefacts(value: Double, slope: Double, temperature: Double, voltage: Double, side: String) throws {
    let system = wire(
      .linear(value: value, slope: slope), .voltage(voltage), temperature: temperature, exponent: 1)
    let printed = try #require(try Formula.numbered("E6")?.printed(FormulaParameters(system)))
    #expect(printed[side] != nil)
    #expect(try ClosureSolution(system, tolerance: 1e-10).spots(reach: 12).isEmpty)
  }
}
