import Foundation
import NichromeModel
import NichromeNumerics

/// How the absorption in every cell responds to mu in every other, psi held: the matrix of an approximate Newton step.
///
/// Each column follows the electrons that a rise of mu in one cell emits, at a few energies of its thermal window, to where
/// they are absorbed. It need not be exact: the iteration corrects what it misses.
struct LinearResponse {
  /// Unknowns: mu of the left cells, of the right cells, and at the two ends.
  let count: Int
  private let factors: LUFactors?

  private static let thermal = GaussLegendre(order: 8)
  /// Amplitudes below this are dropped.
  private static let least = 1e-6

  init(transport: Transport) {
    let cells = transport.wires[0].mesh.count
    count = 2 * cells + 2
    let theta = transport.system.temperature
    var rows = Array(repeating: 0.0, count: count * count)
    for column in 0..<count {
      let isEnd = column >= 2 * cells
      let wire = isEnd ? column - 2 * cells : column / cells
      let cell = column % cells
      let state = transport.wires[wire].state
      for node in Self.thermal.standard {
        let (p, weight) = (node.position, node.weight)
        let energy = (isEnd ? state.muEnd : state.mu[cell]) + theta * log(p / (1 - p))
        var tracer = Tracer(transport: transport, energy: energy)
        if isEnd { tracer.enter(wire) } else { tracer.emit(from: cell, wire) }
        for row in 0..<(2 * cells) {
          rows[row * count + column] += weight * tracer.absorbed[row / cells][row % cells]
        }
        rows[2 * cells * count + column] += weight * tracer.leftInflux
      }
    }
    // A common shift of all potentials changes nothing: it is fixed by the first cells.
    for column in [0, cells] { rows[(2 * cells + 1) * count + column] = 1 }
    factors = LUFactors(rows: rows, order: count)
  }

  /// Changes of mu that undo what was absorbed, and the inflow missing at the left end.
  func step(absorbed: [[Double]], missingInflux: Double) -> [Double]? {
    factors?.solution(for: absorbed[0].map { -$0 } + absorbed[1].map { -$0 } + [missingInflux, 0])
  }

  /// Follows an amplitude of one energy through both wires.
  private struct Tracer {
    let kinetic: [[Double]]
    let widths: [Double]
    let transmission: Double
    var absorbed: [[Double]]
    /// Net inflow through the left wire's end.
    var leftInflux = 0.0
    /// e^-depth of each cell; 0 where the electron turns: few do, and the next cell would be as good.
    private let decay: [[Double]]

    init(transport: Transport, energy: Double) {
      let (system, mesh) = (transport.system, transport.wires[0].mesh)
      widths = mesh.widths
      kinetic = transport.wires.map { sweep in sweep.psiEdges.map { energy - $0 } }
      absorbed = [Array(repeating: 0, count: mesh.count), Array(repeating: 0, count: mesh.count)]
      let law = PathLaw(system.relaxation)
      let open = kinetic.allSatisfy { $0[0] > 0 }
      transmission = open ? system.scatterer.transmission.probability(at: energy + 1 - transport.mid) : 0
      decay = kinetic.map { kinetic in
        (0..<mesh.count).map { k in
          let (a, b) = (kinetic[k], kinetic[k + 1])
          guard a > 0 && b > 0 else { return 0 }
          return exp(-OpticalPath.through(a, b, length: mesh.widths[k], law: law).depth)
        }
      }
    }

    mutating func emit(from cell: Int, _ wire: Int) {
      let emitted = 1 - decay[wire][cell]
      let whole = kinetic[wire][cell] > 0 && kinetic[wire][cell + 1] > 0
      guard whole else { return }
      absorbed[wire][cell] -= 2 * emitted
      goOut(wire, from: cell + 1, emitted)
      goIn(wire, from: cell - 1, emitted)
    }

    mutating func enter(_ wire: Int) {
      if wire == 0 { leftInflux += 1 }
      goIn(wire, from: widths.count - 1, 1)
    }

    private mutating func goOut(_ wire: Int, from first: Int, _ amplitude: Double) {
      var a = amplitude
      for k in stride(from: first, to: widths.count, by: 1) {
        if a < LinearResponse.least { return }
        absorbed[wire][k] += a * (1 - decay[wire][k])
        a *= decay[wire][k]
      }
      if wire == 0 { leftInflux -= a }
    }

    private mutating func goIn(_ wire: Int, from first: Int, _ amplitude: Double) {
      var a = amplitude
      for k in stride(from: first, through: 0, by: -1) {
        if a < LinearResponse.least { return }
        absorbed[wire][k] += a * (1 - decay[wire][k])
        a *= decay[wire][k]
      }
      if a < LinearResponse.least { return }
      goOut(wire, from: 0, a * (1 - transmission))
      goOut(1 - wire, from: 0, a * transmission)
    }
  }
}
