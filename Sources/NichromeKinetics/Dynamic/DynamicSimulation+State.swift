import NichromeNumerics

extension DynamicSimulation {
  func saveFieldAndContacts(to writer: inout StateWriter) {
    dynamicField.saveSlopes(to: &writer)
    writer.add("kicks.rest", kicks?.rest ?? [])
    writer.add("outer.current", outer.map(\.current))
    writer.add("outer.warmth", outer.map(\.warmth))
    writer.add("outer.due", outer.map(\.due.rest))
  }

  func restoreFieldAndContacts(from reader: StateReader) throws(StateError) {
    try dynamicField.restoreSlopes(from: reader)
    let rest = try reader.doubles("kicks.rest", count: kicks?.rest.count ?? 0)
    kicks?.rest = rest
    let currents = try reader.doubles("outer.current", count: outer.count)
    let warmth = try reader.doubles("outer.warmth", count: outer.count)
    let due = try reader.doubles("outer.due", count: outer.count)
    for wire in outer.indices {
      (outer[wire].current, outer[wire].warmth, outer[wire].due.rest) = (currents[wire], warmth[wire], due[wire])
    }
  }
}
