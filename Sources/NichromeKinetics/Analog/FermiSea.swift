import NichromeNumerics

/// What a whole local equilibrium of chemical energy y = mu - psi emits, per direction, length and time.
///
/// `number` N0(y) = int dx F(x - y)/l(x) and the mean energy int dx x F(x - y)/l(x)/N0(y). By parts N0 = R1/(1 - s/2) and the
/// energy is R2/(2 - s/2), with the moments R of -F'/l (`StateFunctions`).
package struct FermiSea: Sendable {
  private let states: StateFunctions
  private let exponent: Double
  /// R2, or N1 where there are no powers to go by parts; and N0 there.
  private let energyTable: UniformTable
  private let numberTable: UniformTable?
  private let smoother: Smoother
  /// Length over which mu - m is smoothed, in l0: at the face, its slope, and from where on it is the largest.
  private static let smoothing = (face: 0.05, slope: 0.25, largest: 1.0)

  package init(states: StateFunctions, cells: Mesh) {
    self.states = states
    exponent = states.law.exponent ?? 0
    let isPower = states.law.exponent != nil
    energyTable = isPower ? states.secondMoment() : states.seaMoment(1)
    numberTable = isPower ? nil : states.seaMoment(0)
    let smoothing = Self.smoothing
    let lengths = (0..<cells.count).map { cell in
      min(smoothing.face + smoothing.slope * cells.centre(cell), smoothing.largest)
    }
    smoother = Smoother(lengths: lengths, spacing: cells.spacing)
  }

  /// Takes the noise of single cells off mu - m along both wires: every electron emitted has it in its energy.
  func smooth(_ deviation: inout [Double]) {
    let count = deviation.count / 2
    deviation.withUnsafeMutableBufferPointer { values in
      guard let start = values.baseAddress else { return }
      for wire in 0...1 { smoother(start + wire * count) }
    }
  }

  package func number(_ y: Double) -> Double {
    if let numberTable { return numberTable(y) }
    return states.relaxationEnergy(y) / (1 - 0.5 * exponent)
  }
  package func meanEnergy(_ y: Double) -> Double {
    let number = number(y)
    guard number > 0 else { return 0 }
    return numberTable == nil ? energyTable(y) / (2 - 0.5 * exponent) / number : energyTable(y) / number
  }
}
