extension System {
  /// Reports drives and screening lengths that are orders of magnitude beyond all physics.
  func checkSize(_ problems: DeckProblems) {
    checkDrive(problems)
    checkGap(problems)
    if case .poisson(let wavenumber) = screening, !(wavenumber * Self.longestScreening >= 1) {
      problems.add(
        "wire.screening", "1/k_s is longer than \(Text.number(Self.longestScreening)) l0",
        because: "a wire that much shorter holds no charge, and nothing binds its potential",
        instead: "give at the most \(Text.number(Self.longestScreening)) l0; it hardly matters from some halfLengths on"
      )
    }
  }

  private func checkGap(_ problems: DeckProblems) {
    let gap = scatterer.length / scatterer.permittivityRatio
    guard screening != .neutral, !(gap <= Self.longestScreening) else { return }
    problems.add(
      "scatterer.length", "L eps/eps_B is \(Text.number(gap)) l0",
      because: "a gap that wide lets no field through, and its faces would charge without end",
      instead: "give at the most \(Text.number(Self.longestScreening)) l0 of it, or screening: neutral")
  }

  private func checkDrive(_ problems: DeckProblems) {
    let unit = temperature > 1 ? "k_B T" : "mu0"
    switch drive {
    case .voltage(let u) where !(abs(u) <= largestVoltage):
      let wires = course == nil ? "" : " and the ends of the wires \(Text.number(2 * halfLength)) l0 apart"
      problems.add(
        "drive.voltage", "\(Text.number(abs(u))) mu0 is beyond what electrons can be driven by",
        because: "above some \(unit) the current of a scatterer hardly grows" + wires,
        instead: "give at the most \(Text.number(largestVoltage)) mu0, better a tenth of it")
    case .current(let iota) where !(abs(iota) <= Self.largestCurrent(temperature: temperature)):
      let most = Self.largestCurrent(temperature: temperature)
      problems.add(
        "drive.current", "\(Text.number(abs(iota))) I0 is beyond what a wire can carry",
        because: "its electrons would drift faster than they fly",
        instead: "give at the most \(Text.number(most)) I0, better a tenth of it")
    default: break
    }
  }

  /// The largest |u|; between the ends of the wires with that of the largest current's field, c = iota/2, along them.
  private var largestVoltage: Double {
    let most = Self.largestVoltage(temperature: temperature)
    if course == nil { return most }
    return most + halfLength * Self.largestCurrent(temperature: temperature)
  }
}
