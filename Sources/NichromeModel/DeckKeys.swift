/// Every key of the deck language, section by section.
enum DeckKeys {
  static let sections: [String: [String]] = [
    "": ["title", "wire", "scatterer", "drive", "dynamics", "simulation", "tallies"],
    "wire": ["fermiEnergy", "effectiveMass", "temperature", "relaxation", "screening", "halfLength"],
    "wire.relaxation": ["law", "time", "length", "exponent", "file"],
    "wire.screening": ["length", "permittivity", "crossSection"],
    "scatterer": ["length", "permittivityRatio", "transmission"],
    "scatterer.transmission": [
      "shape", "value", "slope", "center", "width", "peak", "height", "thickness", "file",
    ],
    "drive": ["voltage", "current"],
    "drive.voltage": courseKeys,
    "drive.current": courseKeys,
    "simulation": [
      "method", "particles", "seed", "timeStep", "field", "ensemble", "chunks", "stopWhen", "checkpointEvery",
    ],
    "simulation.stopWhen": ["heatError", "duration", "wallClock"],
    "tallies": ["bins", "phaseBins"],
  ]

  private static let courseKeys = [
    "kind", "from", "to", "at", "width", "duration", "amplitude", "offset", "period", "file",
  ]

  /// The keys each relaxation law takes besides `law`.
  static let relaxationLaws: [(name: String, keys: [String])] = [
    ("relaxationTime", ["time", "length"]),
    ("meanFreePath", ["length"]),
    ("powerLaw", ["length", "exponent"]),
    ("table", ["length", "file"]),
  ]

  /// The keys each transmission shape takes besides `shape`; all are required.
  static let shapes: [(name: String, keys: [String])] = [
    ("constant", ["value"]),
    ("linear", ["value", "slope"]),
    ("saddlePoint", ["center", "width"]),
    ("lorentzian", ["peak", "center", "width"]),
    ("gaussian", ["peak", "center", "width"]),
    ("barrier", ["height", "thickness"]),
    ("table", ["file"]),
  ]

  /// The sections in which `key` is valid, as dotted paths, in alphabetical order.
  static func homes(of key: String) -> [String] {
    sections.filter { $0.value.contains(key) }.map(\.key).sorted().map { $0.isEmpty ? key : "\($0).\(key)" }
  }
}
