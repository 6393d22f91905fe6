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
    let duration = Double(steps) * timeStep
    let perBin = cells.count / bins.count
    let perTime = weight / duration
    var heat = Array(repeating: 0.0, count: 2 * bins.count)
    var expected = heat
    // What the relaxations gave back less what they took, per bin.
    var (gained, gainedEnergy) = (heat, heat)
    for cell in 0..<(2 * cells.count) {
      var absorbed = 0.0
      var emitted = 0.0
      var number = -relaxation.netInBlock[cell]
      for chunk in chunks {
        absorbed += chunk.tally.absorbedEnergy.start[cell]
        emitted += chunk.tally.emittedEnergy.start[cell]
        number += Int(chunk.tally.emitted.start[cell])
      }
      heat[cell / perBin] += (absorbed - emitted) * perTime / bins.spacing
      expected[cell / perBin] += (absorbed - relaxation.expectedEnergy[cell]) * perTime / bins.spacing
      gained[cell / perBin] += Double(number)
      gainedEnergy[cell / perBin] += emitted - absorbed
    }
    if closure.movesEnergies {
      for bin in gainedEnergy.indices { for chunk in chunks { gainedEnergy[bin] += chunk.tally.shifted.start[bin] } }
    }
    let sample = BlockSample(
      heat: heat, heatExpected: expected,
      current: flux({ $0.crossings }, aloft: { $0.aloft }, gained: gained, perTime),
      energyFlux: flux({ $0.crossingEnergy }, aloft: { $0.aloftEnergy }, gained: gainedEnergy, perTime),
      density: foundInBlock.map {
        Double($0) * 0.5 * weight / (Double(steps * landscape.slow.parts) * densityCells.spacing)
      },
      rate: relaxation.netInBlock.map { Double($0) * perTime / cells.spacing },
      faces: relaxation.faceGasInBlock.averaged(over: steps), steps: steps)
    return drift.map { sample.adding(currentsOf($0)) } ?? sample
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
