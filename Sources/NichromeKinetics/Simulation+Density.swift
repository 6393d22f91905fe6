/// Carriers counted per cell.
extension Simulation {
  func collectDensity(gain: Double) {
    let perPart = 0.5 * weight / (densityCells.spacing * Double(landscape.slow.parts))
    let count = densityCells.count
    for index in 0..<(2 * count) {
      let sum = counts.found(index)
      foundInBlock[index] += sum
      let (wire, cell) = (index / count, index % count)
      density[wire][cell] += gain * (Double(sum) * perPart - density[wire][cell])
    }
  }
}
