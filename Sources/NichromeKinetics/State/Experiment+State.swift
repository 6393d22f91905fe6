import NichromeModel
import NichromeNumerics

/// The state of an experiment between two blocks of time, complete to the bit: what is restored goes on exactly as what was
/// saved, on any number of threads. Everything that follows from the deck is made anew, everything that a block starts from
/// zero is left out, random numbers are known from seed, chunk and step.
extension Experiment {
  /// Called on all ranks; complete on rank 0, which has the electrons of all.
  public func save(to writer: inout StateWriter) {
    writer.add(Numerics.section, plan.fieldCell)
    writer.add(Numerics.driftSection, plan.drift != nil ? 1 : 0)
    writer.add("experiment.phase", text: phase.rawValue)
    writer.add("experiment.events", events)
    writer.add("experiment.warnings", text: warnings.joined(separator: "\n"))
    writer.add("experiment.discardedTime", discardedTime)
    writer.add("experiment.blocks", blocks)
    writer.add("experiment.populationSum", populationSum)
    writer.add("counts.attempts", counts.attempts)
    writer.add("counts.transmissions", counts.transmissions)
    writer.add("counts.expected", counts.expected)
    batches.save(to: &writer)
    recorder.save(to: &writer)
    steadiness.save(to: &writer)
    ensemble?.save(to: &writer)
    cycle?.save(to: &writer)
    simulation.save(to: &writer)
  }

  /// Takes over the state of an experiment with an equal deck and `Numerics(of:)` it, whatever its ranks, its threads and its
  /// stop rule. Each rank is given all of it, and takes its own electrons.
  /// - Throws: `StateError` where the state does not fit; the experiment is then of no use.
  public func restore(from reader: StateReader) throws(StateError) {
    let length = try Numerics.fieldCellLength(of: reader)
    guard length == plan.fieldCell else { throw .impossible(section: Numerics.section, value: "\(length)") }
    let drifts = try Numerics.drifts(of: reader)
    guard drifts == (plan.drift != nil) else { throw .impossible(section: Numerics.driftSection, value: "\(drifts)") }
    let name = try reader.text("experiment.phase")
    guard let saved = Phase(rawValue: name) else { throw .impossible(section: "experiment.phase", value: name) }
    phase = saved
    events = try reader.integer("experiment.events")
    warnings = try reader.text("experiment.warnings").split(separator: "\n").map(String.init)
    discardedTime = try reader.double("experiment.discardedTime")
    blocks = try reader.integer("experiment.blocks")
    populationSum = try reader.double("experiment.populationSum")
    let bins = counts.energy.count
    counts.attempts = try reader.doubles("counts.attempts", count: bins)
    counts.transmissions = try reader.doubles("counts.transmissions", count: bins)
    counts.expected = try reader.doubles("counts.expected", count: bins)
    try batches.restore(from: reader)
    try recorder.restore(from: reader, bins: deck.bins)
    try steadiness.restore(from: reader)
    try ensemble?.restore(from: reader, bins: 2 * deck.bins)
    try cycle?.restore(from: reader)
    if let current = ensemble?.current, current > 0 { begin(realisation: current) }
    try simulation.restore(from: reader)
  }
}

extension Numerics {
  /// Those of a state, which keeps its meshes when the defaults have changed.
  init(of state: StateReader) {
    self.init()
    // Restoring says what is wrong with others.
    drifts = (try? Self.drifts(of: state)) ?? false
    if let length = try? Self.fieldCellLength(of: state), (1e-4...1).contains(length) {
      (fieldCellLength, neutralCellLength) = (length, length)
    }
  }

  fileprivate static func fieldCellLength(of state: StateReader) throws(StateError) -> Double {
    // The first files of this format lack it.
    state.has(section) ? try state.double(section) : 0.025
  }

  /// Whether the reference drifted. The first files of this format lack it; the next said what was wanted, whether or not the
  /// drive allowed it.
  fileprivate static func drifts(of state: StateReader) throws(StateError) -> Bool {
    guard state.has(driftSection) else { return false }
    return try state.integer(driftSection, in: 0...1) == 1 && state.has("chunks.drift")
  }

  fileprivate static let section = "numerics.fieldCellLength"
  fileprivate static let driftSection = "numerics.drifts"
}
