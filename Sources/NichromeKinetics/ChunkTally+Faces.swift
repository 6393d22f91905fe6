/// Electrons that pass the faces of the scatterer.
extension ChunkTally {
  /// Scores an electron that reaches (-1) or leaves (+1) the scatterer.
  @inline(__always) func passFace(_ electron: Electron, _ direction: Double, potential: Double) {
    mark(electron, at: Self.scatterer, direction, unit: 1)
    let kinetic = electron.energy - potential
    faceRate.start[electron.wire] += electron.sign * faceWeights.rate(kinetic)
    faceInverseSpeed.start[electron.wire] += electron.sign * faceWeights.inverseSpeed(kinetic)
  }

  /// The same for many that leave it.
  func leaveFace(_ columns: ElectronColumns, _ born: Range<Int>, potential: (Double, Double)) {
    let weights = faceWeights
    var sums = (FaceSums(), FaceSums())
    for place in born {
      let tag = columns.tag[place]
      let (isRight, sign) = (tag & 1 == 1, tag & 4 == 0 ? 1.0 : -1.0)
      let energy = columns.energy[place]
      let kinetic = energy - (isRight ? potential.1 : potential.0)
      let (rate, inverseSpeed) = (weights.rate(kinetic), weights.inverseSpeed(kinetic))
      if isRight {
        sums.1.add(sign, energy, rate, inverseSpeed)
      } else {
        sums.0.add(sign, energy, rate, inverseSpeed)
      }
    }
    for (wire, sum) in [sums.0, sums.1].enumerated() {
      let place = wire * (bins.count + 2) + Self.scatterer + 1
      crossings.start[place] += sum.carriers
      crossingEnergy.start[place] += sum.energy
      faceRate.start[wire] += sum.rate
      faceInverseSpeed.start[wire] += sum.inverseSpeed
    }
  }

  private struct FaceSums {
    var (carriers, energy, rate, inverseSpeed) = (0.0, 0.0, 0.0, 0.0)

    @inline(__always) mutating func add(_ sign: Double, _ total: Double, _ rate: Double, _ inverseSpeed: Double) {
      carriers += sign
      energy += sign * (total - 1)
      self.rate += sign * rate
      self.inverseSpeed += sign * inverseSpeed
    }
  }
}
