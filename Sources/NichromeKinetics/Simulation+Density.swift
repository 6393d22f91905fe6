/// Carriers counted per cell.
extension Simulation {
  func collectDensity(gain: Double) {
    let perPart = 0.5 * weight / (densityCells.spacing * Double(landscape.slow.parts))
    let count = densityCells.count
    foundInBlock.withUnsafeMutableBufferPointer { inBlock in
      for cell in inBlock.indices { inBlock[cell] += counts.found(cell) }
    }
    for wire in 0...1 {
      density[wire].withUnsafeMutableBufferPointer { density in
        for cell in 0..<count {
          density[cell] += gain * (Double(counts.found(wire * count + cell)) * perPart - density[cell])
        }
      }
    }
  }
}
