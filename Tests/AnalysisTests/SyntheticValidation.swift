import NichromeAnalysis
import NichromeModel
import NichromeNumerics
import NichromeTheory

/// A record as a perfect simulation of the linearised dynamics would leave it: the solution plus normal batches.
struct SyntheticRecord {
  var system = System(
    temperature: 0.03, relaxation: .meanFreePath, screening: .poisson(wavenumber: 5), halfLength: 8,
    scatterer: Scatterer(
      length: 0.2, permittivityRatio: 1, transmission: .linear(value: 0.4, slope: 0.8)),
    drive: .voltage(0.05), dynamics: .linearised)
  var bins = 40
  var batches = 64
  /// Standard errors relative to the current, voltage or heat.
  var error = 0.01
  /// Added to the integrated heat of the left wire, in standard errors; and to every bin.
  var bias = 0.0
  var binBias = 0.0
  var seed: UInt64 = 1

  func record() throws -> RunRecord {
    let solution = try ClosureSolution(system, tolerance: 1e-6)
    let stream = RandomStream(seed: seed, stream: 3)
    let heat = solution.current * solution.voltage
    func quantity(_ name: String, _ unit: ReducedUnit, _ truth: [Double], _ error: Double, bias: Double = 0) -> Quantity
    {
      let rows = (0..<batches).map { _ in
        truth.map { $0 + error * (bias + Double(batches).squareRoot() * Distributions.normal(stream)) }
      }
      return Quantity(
        name: name, longName: name, unit: unit, support: truth.count == 1 ? .scalar : .bins,
        value: BatchMeans.mean(rows, width: truth.count), error: BatchMeans.standardError(rows, width: truth.count),
        batches: rows)
    }
    func heatOf(_ name: String, _ value: Double, bias: Double = 0) -> Quantity {
      quantity(name, .heat, [value], error * heat, bias: bias)
    }
    func energy(_ name: String, _ value: Double) -> Quantity {
      quantity(name, .energy, [value], error * solution.voltage)
    }
    let width = system.halfLength / Double(bins)
    func profile(_ mean: (Side, Double, Double) -> Double) -> [Double] {
      Side.allCases.flatMap { side in (0..<bins).map { mean(side, Double($0) * width, Double($0 + 1) * width) } }
    }
    let excess = profile { solution.excessHeat($0, from: $1, to: $2) }
    let kinetic = profile { solution.dissipatedHeat($0, from: $1, to: $2) }
    let rule = GaussLegendre(order: 24)
    /// Bin means, the nodes crowded towards the face.
    func means(_ function: @escaping (Side, Double) -> Double) -> [Double] {
      profile { side, a, b in rule.integral(from: 0, to: 1) { 2 * $0 * function(side, a + (b - a) * $0 * $0) } }
    }
    var quantities = [
      quantity("density", .density, means { solution.density($0, at: $1) }, error * solution.voltage),
      quantity(
        "electrochemicalPotential", .energy, means { solution.electrochemicalPotential($0, at: $1) },
        error * solution.voltage),
      quantity("current", .current, [solution.current], error * solution.current), energy("voltage", solution.voltage),
      energy("electrostaticDrop", solution.electrostaticDrop),
      energy("extrapolatedVoltage", solution.extrapolatedVoltage),
      heatOf("excessHeatLeft", solution.excessHeatLeft, bias: bias),
      heatOf("excessHeatRight", solution.excessHeatRight),
      heatOf("excessHeatTotal", solution.excessHeatTotal), heatOf("excessHeatAsymmetry", solution.excessHeatAsymmetry),
      quantity("heat", .heatPerLength, excess.map { $0 + solution.drudeHeat }, error * heat),
      quantity("excessHeat", .heatPerLength, excess, error * heat, bias: binBias),
      quantity("kineticHeat", .heatPerLength, kinetic, error * heat),
    ]
    for (side, word) in [(Side.left, "Left"), (.right, "Right")] {
      quantities += [
        heatOf("kineticHeat\(word)", solution.dissipatedHeat(side)),
        heatOf("fieldHeat\(word)", solution.fieldHeat(side)),
        energy("chemicalShift\(word)", solution.chemicalPotentialShift(side)),
      ]
    }
    return RunRecord(
      deck: Deck(title: "synthetic", system: system, simulation: SimulationSettings(), bins: bins), status: .complete,
      version: "", stopReason: "", events: 1, seconds: 1, discardedTime: 0, productionTime: 1, batchDuration: 1,
      autocorrelationTime: 1, timeStep: 1, particleWeight: 1, population: 1, drudeHeat: solution.drudeHeat,
      warnings: [], quantities: quantities, heatCovariance: [],
      transmission: TransmissionCounts(energy: [], attempts: [], transmissions: [], expected: []), history: History())
  }
}
