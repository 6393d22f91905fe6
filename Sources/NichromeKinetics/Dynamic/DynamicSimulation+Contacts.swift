/// What comes in from the wires beyond the contacts.
extension DynamicSimulation {
  /// What is of second order in the field beyond each contact, in units of the bulk's.
  var warmth: [Double] {
    outer.map { bulk.warming.isEmpty ? 0 : $0.warmth / (bulk.current * bulk.current) }
  }

  /// Electrons of second order that a contact lets in per step at a warmth of 1, over all chunks.
  var warmPerStep: [Double] {
    if sources.warmInflux.isEmpty { return [0, 0] }
    let share = sources.share * sources.duration * Double(chunks.count) / (bulk.current * bulk.current)
    return sources.warmInflux.map { $0.total * share }
  }
}
