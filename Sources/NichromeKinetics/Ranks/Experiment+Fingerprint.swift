import NichromeNumerics

extension Experiment {
  /// A number that is the same on all ranks as long as they agree to the bit on what the next step sees.
  public var fingerprint: Int {
    let nodes = simulation.field.nodes
    let agreed = [simulation.current] + simulation.contacts.owed + simulation.relaxation.deviation.array
    var hash = UInt64(simulation.stepNumber)
    for carriers in simulation.relaxation.net.array { mix(&hash, UInt64(bitPattern: Int64(carriers))) }
    for value in agreed { mix(&hash, value.bitPattern) }
    for index in 0..<nodes.count { mix(&hash, nodes[index].bitPattern) }
    return Int(Int64(bitPattern: hash))
  }
}

/// A step of the FNV-1a checksum, with words for bytes.
private func mix(_ hash: inout UInt64, _ word: UInt64) {
  hash = (hash ^ word) &* 0x100_0000_01b3
  hash ^= hash >> 29
}
