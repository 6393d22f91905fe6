import NichromeNumerics

extension Simulation {
  func save(to writer: inout StateWriter) {
    writer.add("simulation.step", Int(stepNumber))
    writer.add("simulation.current", current)
    writer.add("simulation.inflow", sources.inflow)
    if drift != nil, system.dynamics == .full {
      writer.add("simulation.jump", reference.jump)
      writer.add("simulation.referenceCurrent", bulk.current)
    }
    writer.add("simulation.entering", entering.current)
    writer.add("simulation.density", rows: density)
    writer.add("closure.adjusted", closure.adjusted)
    writer.add("contacts.extra", contacts.extra)
    writer.add("contacts.owed", contacts.owed)
    field.save(to: &writer)
    saveMore(to: &writer)
    relaxation.save(to: &writer)
    var own = StateWriter()
    Chunk.save(chunks[ownChunks], drifts: drift != nil, to: &own)
    for section in StateParts.join(own.sections, over: communicator) { writer.add(section) }
  }

  func restore(from reader: StateReader) throws(StateError) {
    stepNumber = UInt64(try reader.integer("simulation.step"))
    current = try reader.double("simulation.current")
    closure = closure.adjusted(to: try reader.doubles("closure.adjusted", count: closure.adjusted.count))
    density = try reader.rows("simulation.density", width: densityCells.count)
    guard density.count == 2 else {
      throw .otherCount(section: "simulation.density", found: density.count, expected: 2)
    }
    contacts.extra = try reader.integers("contacts.extra", count: 2)
    contacts.owed = try reader.doubles("contacts.owed", count: 2)
    if drift != nil, system.dynamics == .full {
      // The first files of this format lack it: there the current was given.
      let current = "simulation.referenceCurrent"
      adopt(
        jump: try reader.double("simulation.jump"),
        current: reader.has(current) ? try reader.double(current) : bulk.current)
    }
    try field.restore(from: reader)
    try restoreMore(from: reader)
    try relaxation.restore(from: reader, chunks: chunks.count)
    try Chunk.restore(chunks, own: ownChunks, drifts: drift != nil, from: reader, halfLength: system.halfLength)
    look(transmissionShift: closure.transmissionShift(relaxation))
    // A regulator may have changed the current since the step that set the influx.
    sources.inflow = try reader.double("simulation.inflow")
    // The first files of this format lack it: there the influx was the first bulk's.
    enter(at: reader.has("simulation.entering") ? try reader.double("simulation.entering") : bulk.current)
    if let drift { lookBeyond(drift) }
  }
}

extension Potential {
  func save(to writer: inout StateWriter) {
    writer.add("field.nodes", nodes.array)
    writer.add("field.faces", facePotential.array)
  }

  func restore(from reader: StateReader) throws(StateError) {
    let saved = try reader.doubles("field.nodes", count: nodes.count)
    for (index, value) in saved.enumerated() { nodes[index] = value }
    let faces = try reader.doubles("field.faces", count: 2)
    for wire in 0...1 {
      facePotential[wire] = faces[wire]
      integrate(wire)
    }
  }
}

extension Relaxation {
  func save(to writer: inout StateWriter) {
    writer.add("relaxation.rate", rate.array)
    writer.add("relaxation.deviation", deviation.array)
    writer.add("relaxation.net", net.array)
    writer.add("relaxation.firstEmission", firstEmission.array)
    writer.add("relaxation.faceDeviation", faceDeviation)
    writer.add("relaxation.faceRate", faceGas.rate)
    writer.add("relaxation.faceDensity", faceGas.density)
  }

  func restore(from reader: StateReader, chunks: Int) throws(StateError) {
    rate.fill(with: try reader.doubles("relaxation.rate", count: cellCount))
    deviation.fill(with: try reader.doubles("relaxation.deviation", count: cellCount))
    net.fill(with: try reader.integers("relaxation.net", count: cellCount))
    firstEmission.fill(with: try reader.integers("relaxation.firstEmission", count: cellCount))
    if let wrong = firstEmission.array.first(where: { !(0..<chunks).contains($0) }) {
      throw .impossible(section: "relaxation.firstEmission", value: String(wrong))
    }
    faceDeviation = try reader.doubles("relaxation.faceDeviation", count: 2)
    faceGas.rate = try reader.doubles("relaxation.faceRate", count: 2)
    faceGas.density = try reader.doubles("relaxation.faceDensity", count: 2)
    prepareEmissions()
  }
}
