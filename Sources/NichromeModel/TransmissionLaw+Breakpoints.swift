extension TransmissionLaw {
  /// Energies from the band bottom between which T(E) is smooth on the scale of the panels: kinks of clipped laws and a
  /// ladder of widths around a step or a resonance.
  package var breakpoints: [Double] {
    switch self {
    case .constant:
      []
    case .linear(let value, let slope):
      slope == 0 ? [] : [1 - value / slope, 1 + (1 - value) / slope]
    case .saddlePoint(let center, let width), .gaussian(_, let center, let width):
      Self.ladder(center: center, width: width, rungs: [0, 1, 3, 6, 12])
    case .lorentzian(_, let center, let width):
      // Power-law tails: the rungs go on until the resonance is flat on any other scale.
      Self.ladder(center: center, width: width, rungs: [0, 1, 3, 10, 30, 100, 300, 1000])
    case .barrier(let height, _):
      [0, height]
    case .table(let table):
      // Every point of a table is a kink of some derivative.
      table.energies
    }
  }

  private static func ladder(center: Double, width: Double, rungs: [Double]) -> [Double] {
    rungs.flatMap { [center - $0 * width, center + $0 * width] }
  }
}
