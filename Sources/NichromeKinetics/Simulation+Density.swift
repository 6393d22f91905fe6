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

  /// A density on the field's cells, each of which lies in one density cell.
  func fieldDensity(_ density: [[Double]]) -> [[Double]] {
    let ratio = field.mesh.count / densityCells.count
    if ratio == 1 { return density }
    return density.map { values in values.flatMap { Array(repeating: $0, count: ratio) } }
  }
}
