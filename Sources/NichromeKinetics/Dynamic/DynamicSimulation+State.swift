import NichromeNumerics

extension DynamicSimulation {
  func saveFieldAndContacts(to writer: inout StateWriter) {
    dynamicField.saveSlopes(to: &writer)
    writer.add("kicks.rest", kicks?.rest ?? [])
    writer.add("outer.current", outer.map(\.current))
  }

  func restoreFieldAndContacts(from reader: StateReader) throws(StateError) {
    try dynamicField.restoreSlopes(from: reader)
    let rest = try reader.doubles("kicks.rest", count: kicks?.rest.count ?? 0)
    kicks?.rest = rest
    let currents = try reader.doubles("outer.current", count: outer.count)
    for (wire, current) in currents.enumerated() { outer[wire].current = current }
  }
}
