/// The contacts as a source of current: whatever leaves at random is made good, so that the current through either end is
/// the drive's on every step, and the ends' potentials are free.
///
/// Mean inflow is the bulk's drift distribution (`Sources.influx`); the few extra carriers are thermal. Their mean is zero
/// once mu = m at the ends, which the reference is chosen for.
package struct Contacts: Sendable {
  /// Electrons to add at each end in the next step, counted as entering the wire.
  package internal(set) var extra = [0, 0]
  /// Carriers per electron there.
  package let unit: Int
  /// Whether what leaves is made good; else the ends stay at mu = m, and the current is what the scatterer lets through.
  private let holdsCurrent: Bool
  /// Current still owed, in carriers: what the drive asked for so far minus what passed, at the left and right end.
  var owed = [0.0, 0.0]

  init(unit: Int, holdsCurrent: Bool) {
    self.unit = unit
    self.holdsCurrent = holdsCurrent
  }

  /// - Parameters:
  ///   - due: carriers the drive moves along +z through either end in one step, iota dt/weight.
  ///   - missing: carriers that both contacts together let in besides.
  mutating func settle(_ counts: StepCounts, due: [Double], missing: Double = 0) {
    guard holdsCurrent else { return }
    for wire in 0...1 {
      let entered = extra[wire] * unit + counts.entered(wire)
      // A carrier entering the left wire moves along +z, one entering the right wire along -z.
      let along = Wire.sign(wire)
      owed[wire] += due[wire] + along * 0.5 * missing - along * Double(entered)
      extra[wire] = Int((along * owed[wire] / Double(unit)).rounded(.toNearestOrEven))
    }
  }

  /// A chunk's part of the extra electrons.
  func share(chunk: Int, of chunks: Int) -> [Int] {
    extra.map { total in
      let count = abs(total)
      let part = count / chunks + (chunk < count % chunks ? 1 : 0)
      return total < 0 ? -part : part
    }
  }
}
