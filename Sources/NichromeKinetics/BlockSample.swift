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
  /// The deviational electrons at the faces of the scatterer.
  var faces: FaceGas

  /// Mean of the currents through the two faces of the scatterer.
  var currentThroughScatterer: Double { 0.5 * (current[0] + current[current.count / 2]) }
}

extension Simulation {
  /// Collects what the chunks scored over `steps` steps and starts a new block.
  func takeBlock(steps: Int) -> BlockSample {
    team.forEach(chunks.count) { [chunks] index in chunks[index].markAloft(-1) }
    let duration = Double(steps) * timeStep
    let perBin = cells.count / bins.count
    let perTime = weight / duration
    var heat = Array(repeating: 0.0, count: 2 * bins.count)
    var expected = heat
    for cell in 0..<(2 * cells.count) {
      var absorbed = 0.0
      var emitted = 0.0
      for chunk in chunks {
        absorbed += chunk.tally.absorbedEnergy.start[cell]
        emitted += chunk.tally.emittedEnergy.start[cell]
      }
      heat[cell / perBin] += (absorbed - emitted) * perTime / bins.spacing
      expected[cell / perBin] += (absorbed - relaxation.expectedEnergy[cell]) * perTime / bins.spacing
    }
    let sample = BlockSample(
      heat: heat, heatExpected: expected, current: flux({ $0.crossings }, perTime),
      energyFlux: flux({ $0.crossingEnergy }, perTime),
      density: foundInBlock.map { Double($0) * 0.5 * weight / (Double(steps) * densityCells.spacing) },
      rate: relaxation.netInBlock.map { Double($0) * perTime / cells.spacing },
      faces: relaxation.faceGasInBlock.averaged(over: steps))
    return sample
  }

  /// Flux along +z from the chunks' differences.
  private func flux(_ score: (ChunkTally) -> Column<Double>, _ perTime: Double) -> [Double] {
    let scores = chunks.map { score($0.tally).start }
    var result: [Double] = []
    let row = bins.count + 2
    for wire in 0...1 {
      var sum = 0.0
      for face in 0...bins.count {
        for score in scores { sum += score[wire * row + face] }
        result.append(-Wire.sign(wire) * sum * perTime)
      }
    }
    return result
  }
}
