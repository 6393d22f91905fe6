import NichromeNumerics

/// What a whole local equilibrium of chemical energy y = mu - psi emits, per direction, length and time.
///
/// `number` N0(y) = int dx F(x - y)/l(x) and the mean energy int dx x F(x - y)/l(x)/N0(y). By parts N0 = R1/(1 - s/2) and the
/// energy is R2/(2 - s/2), with the moments R of -F'/l (`StateFunctions`).
struct FermiSea: Sendable {
  private let states: StateFunctions
  private let energyTable: UniformTable

  init(states: StateFunctions) {
    self.states = states
    energyTable = states.secondMoment()
  }

  func number(_ y: Double) -> Double { states.relaxationEnergy(y) / (1 - 0.5 * states.exponent) }
  func meanEnergy(_ y: Double) -> Double {
    let number = number(y)
    return number > 0 ? energyTable(y) / (2 - 0.5 * states.exponent) / number : 0
  }
}
