import NichromeNumerics

/// Means over one block of steps, in reduced units: the raw material of batches and time series.
///
/// Profiles run over the left wire outward from the scatterer, then over the right one.
struct BlockSample {
  /// p^q by the collision histogram: event by event, and with re-emission at its expected energy.
  var heat: [Double]
  var heatExpected: [Double]
  /// Flux of number and of total energy along +z at the bins' faces.
  var current: [Double]
  var energyFlux: [Double]
  /// nu of the deviational electrons per density cell.
  var density: [Double]
  /// Net absorption per length and time, per relaxation cell.
  var rate: [Double]
  /// The electrons at the faces of the scatterer.
  var faces: FaceGas
  let steps: Int

  /// Mean of the currents through the two faces of the scatterer.
  var currentThroughScatterer: Double { 0.5 * (current[0] + current[current.count / 2]) }
}

extension BlockSample {
  func adding(_ currents: [(current: Double, energyFlux: Double)]) -> BlockSample {
    var sum = self
    for (i, more) in currents.enumerated() {
      sum.current[i] += more.current
      sum.energyFlux[i] += more.energyFlux
    }
    return sum
  }
}

extension Simulation {
  /// Collects what the chunks scored over `steps` steps and starts a new block.
  func takeBlock(steps: Int) -> BlockSample {
    endBlock()
    let perTime = weight / (Double(steps) * timeStep)
    // Neither wire's sums know of the other's.
    nonisolated(unsafe) let simulation = self
    let wires = team.map(2) { simulation.binned($0, perTime) }
    let gained = wires.flatMap(\.gained)
    var gainedEnergy = wires.flatMap(\.gainedEnergy)
    if closure.movesEnergies {
      for bin in gainedEnergy.indices { for chunk in chunks { gainedEnergy[bin] += chunk.tally.shifted.start[bin] } }
    }
    let sample = BlockSample(
      heat: wires.flatMap(\.heat), heatExpected: wires.flatMap(\.expected),
      current: flux({ $0.crossings }, aloft: { $0.aloft }, gained: gained, perTime),
      energyFlux: flux({ $0.crossingEnergy }, aloft: { $0.aloftEnergy }, gained: gainedEnergy, perTime),
      density: foundInBlock.map {
        Double($0) * 0.5 * weight / (Double(steps * landscape.slow.parts) * densityCells.spacing)
      },
      rate: relaxation.netInBlock.array.map { Double($0) * perTime / cells.spacing },
      faces: relaxation.faceGasInBlock.averaged(over: steps), steps: steps)
    return drift.map { sample.adding(currentsOf($0)) } ?? sample
  }

  /// Of the bins of a wire: heat event by event and with re-emission at its expected energy, and what the relaxations gave back
  /// less what they took, in number and in energy.
  private func binned(_ wire: Int, _ perTime: Double) -> (
    heat: [Double], expected: [Double], gained: [Double], gainedEnergy: [Double]
  ) {
    let perBin = cells.count / bins.count
    let zero = Array(repeating: 0.0, count: bins.count)
    var (heat, expected, gained, gainedEnergy) = (zero, zero, zero, zero)
    let scores = chunks.map {
      (absorbed: $0.tally.absorbedEnergy.start, emitted: $0.tally.emittedEnergy.start, number: $0.tally.emitted.start)
    }
    for j in 0..<cells.count {
      let (cell, bin) = (wire * cells.count + j, j / perBin)
      var (absorbed, emitted) = (0.0, 0.0)
      var number = -relaxation.netInBlock[cell]
      for score in scores {
        absorbed += score.absorbed[cell]
        emitted += score.emitted[cell]
        number += Int(score.number[cell])
      }
      heat[bin] += (absorbed - emitted) * perTime / bins.spacing
      expected[bin] += (absorbed - relaxation.expectedEnergy[cell]) * perTime / bins.spacing
      gained[bin] += Double(number)
      gainedEnergy[bin] += emitted - absorbed
    }
    return (heat, expected, gained, gainedEnergy)
  }

  /// Current and flux of energy of the reference's drift along +z at the bins' faces.
  private func currentsOf(_ drift: DriftReference) -> [(current: Double, energyFlux: Double)] {
    (0...1).flatMap { wire in
      (0...bins.count).map { face in
        let s = Double(face) * bins.spacing
        let psi = face == 0 ? landscape.facePotential(wire) : landscape.potential(wire, s)
        let y = closure.thermal.potential(wire: wire, distance: s) - psi
        return (drift.current(y), drift.energyFlux(y, potential: psi))
      }
    }
  }

  /// Flux along +z. What was in a bin at the beginning of the block or came into being there, less what is left or ended
  /// there, has crossed its outer face, together with what came through the inner one.
  /// - Parameters:
  ///   - marked: crossings, what was aloft at the beginning included.
  ///   - aloft: what is aloft per bin now.
  private func flux(
    _ marked: (ChunkTally) -> Column<Double>, aloft: (ChunkTally) -> Column<Double>, gained: [Double],
    _ perTime: Double
  ) -> [Double] {
    let scores = chunks.map { (marked: marked($0.tally).start, aloft: aloft($0.tally).start) }
    let row = bins.count + 2
    var result: [Double] = []
    for wire in 0...1 {
      var sum = 0.0
      for face in 0...bins.count {
        let bin = wire * bins.count + face - 1
        for score in scores { sum += score.marked[wire * row + face] - (face > 0 ? score.aloft[bin] : 0) }
        if face > 0 { sum += gained[bin] }
        result.append(-Wire.sign(wire) * sum * perTime)
      }
    }
    return result
  }
}
