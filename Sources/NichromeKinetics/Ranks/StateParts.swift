import NichromeNumerics

/// One state out of the parts that the ranks have of it.
enum StateParts {
  /// Joins sections of the same names end to end, in the order of the ranks; nothing on ranks other than 0.
  static func join(_ own: [StateSection], over communicator: any Communicator) -> [StateSection] {
    if communicator.size == 1 { return own }
    return own.compactMap { section in
      let parts = communicator.gather(section.payload)
      if parts.isEmpty { return nil }
      return StateSection(name: section.name, kind: section.kind, payload: Array(parts.joined()))
    }
  }
}
