extension BadDeck {
  /// Keys: unknown, repeated, missing, misplaced.
  static let keys: [BadDeck] = [
    BadDeck("unknown key", [9: "  lenght: 0.1 l0"], key: "scatterer.lenght", "did you mean `length`?", line: 9),
    BadDeck(
      "wrong case", [7: "  halflength: 12 l0"], key: "wire.halflength",
      "did you mean `halfLength`?", line: 7),
    BadDeck("misspelled section", [15: "drives:"], key: "drives", "did you mean `drive`?", line: 15),
    BadDeck("misspelled drive", [16: "  curent: 1 I0"], key: "drive.curent", "did you mean `current`?", line: 16),
    BadDeck(
      "misspelled scale",
      [3: "  fermienergy: 8 meV\n  temperature: 4.2 K"], key: "wire.fermienergy", "did you mean `fermiEnergy`?",
      line: 3),
    BadDeck("key of another section", [1: "bins: 120"], key: "bins", "did you mean `tallies.bins`?", line: 1),
    BadDeck("key of nowhere", [1: "zebra: 1"], key: "zebra", "use one of title, wire", line: 1),
    BadDeck("merge key", [1: "<<: {}"], key: "<<", "unknown key", line: 1),
    BadDeck(
      "repeated key", [7: "  halfLength: 12 l0\n  halfLength: 13 l0"], key: "wire.halfLength", "given twice", line: 8),
    BadDeck("repeated section", [27: "  bins: 120\ndrive:\n  voltage: 0.1 mu0"], key: "drive", "given twice", line: 28),
    BadDeck("no temperature", [3: nil], key: "wire.temperature", "missing", line: 2),
    BadDeck("no relaxation", [4: nil, 5: nil], key: "wire.relaxation", "missing", line: 2),
    BadDeck("no law", [5: "    exponent: 2"], key: "wire.relaxation.law", "missing", line: 4),
    BadDeck("no exponent", [5: "    law: powerLaw"], key: "wire.relaxation.exponent", "missing", line: 4),
    BadDeck("no screening", [6: nil], key: "wire.screening", "missing", line: 2),
    BadDeck("no halfLength", [7: nil], key: "wire.halfLength", "missing", line: 2),
    BadDeck(
      "no transmission", [11: nil, 12: nil, 13: nil, 14: nil], key: "scatterer.transmission", "missing", line: 8),
    BadDeck("no shape", [12: nil], key: "scatterer.transmission.shape", "missing", line: 11),
    BadDeck("no width", [14: nil], key: "scatterer.transmission.width", "missing", line: 11),
    BadDeck(
      "key of another shape", [14: "    width: 0.05 mu0\n    peak: 1"], key: "scatterer.transmission.peak",
      "does not belong to shape `saddlePoint`", line: 15),
    BadDeck(
      "key of another law", [5: "    law: meanFreePath\n    exponent: 1"], key: "wire.relaxation.exponent",
      "does not belong to law `meanFreePath`", line: 6),
    BadDeck("no drive", [15: nil, 16: nil], key: "drive", "missing", line: 1),
    BadDeck("empty drive", [15: "drive: {}", 16: nil], key: "drive", "no drive is given", line: 15),
    BadDeck(
      "two drives", [16: "  current: 0.05 I0\n  voltage: 0.1 mu0"], key: "drive.current", "given together with voltage",
      line: 16),
    BadDeck(
      "gap length missing with Poisson", [6: "  screening: {length: 0.1 l0}", 9: nil], key: "scatterer.length",
      "missing", line: 8),
    BadDeck(
      "permittivity missing with Poisson", [6: "  screening: {length: 0.1 l0}", 10: nil],
      key: "scatterer.permittivityRatio", "missing", line: 8),
    BadDeck("empty stopWhen", [23: "  stopWhen: {}", 24: nil], key: "simulation.stopWhen", "no rule", line: 23),
    BadDeck(
      "screening twice", [6: "  screening: {length: 1 l0, permittivity: 12}"], key: "wire.screening.permittivity",
      "given together with length", line: 6),
    BadDeck("empty screening", [6: "  screening: {}"], key: "wire.screening", "no screening is given", line: 6),
  ]

  /// Values: units, dimensions, types, numbers.
  static let values: [BadDeck] = [
    BadDeck("no unit", [3: "  temperature: 0.05"], key: "wire.temperature", "has no unit", line: 3),
    BadDeck(
      "no percent sign", [24: "    heatError: 0.3"], key: "simulation.stopWhen.heatError", "has no unit", line: 24),
    BadDeck("zero without unit", [16: "  voltage: 0"], key: "drive.voltage", "has no unit", line: 16),
    BadDeck("unknown unit", [16: "  voltage: 2 mev"], key: "drive.voltage", "did you mean `meV`?", line: 16),
    BadDeck("nonsense unit", [16: "  voltage: 2 furlongs"], key: "drive.voltage", "unknown unit `furlongs`", line: 16),
    BadDeck("wrong dimension", [16: "  current: 5 mu0"], key: "drive.current", "is an energy", line: 16),
    BadDeck(
      "length as temperature", [3: "  temperature: 3 nm"], key: "wire.temperature", "a temperature is expected", line: 3
    ),
    BadDeck("area as length", [7: "  halfLength: 3 nm^2"], key: "wire.halfLength", "is an area", line: 7),
    BadDeck("velocity", [16: "  voltage: 1 v0"], key: "drive.voltage", "is a velocity", line: 16),
    BadDeck(
      "simulated time as wall clock", [24: "    wallClock: 3 tau0"], key: "simulation.stopWhen.wallClock",
      "`tau0` cannot be used here", line: 24),
    BadDeck(
      "picoseconds of wall clock", [24: "    wallClock: 3 ps"], key: "simulation.stopWhen.wallClock", "s, min or h",
      line: 24),
    BadDeck(
      "hours of simulated time", [24: "    duration: 3 h"], key: "simulation.stopWhen.duration", "is a wall-clock time",
      line: 24),
    BadDeck(
      "temperature in itself", [3: "  temperature: 1 kT"], key: "wire.temperature", "this key defines it", line: 3),
    BadDeck(
      "unit on a number", [10: "  permittivityRatio: 2 nm"], key: "scatterer.permittivityRatio", "is a length", line: 10
    ),
    BadDeck("NaN", [13: "    center: .nan mu0"], key: "scatterer.transmission.center", "not a finite number", line: 13),
    BadDeck("infinity", [7: "  halfLength: inf l0"], key: "wire.halfLength", "not a finite number", line: 7),
    BadDeck("overflow", [16: "  current: 1e999 I0"], key: "drive.current", "not a finite number", line: 16),
    BadDeck(
      "hexadecimal", [10: "  permittivityRatio: 0x10"], key: "scatterer.permittivityRatio", "unknown unit `x10`",
      line: 10),
    BadDeck("decimal comma", [16: "  current: 0,05 I0"], key: "drive.current", "decimal comma", line: 16),
    BadDeck("a word for a number", [16: "  current: much"], key: "drive.current", "is not a number", line: 16),
    BadDeck("no value", [16: "  current:"], key: "drive.current", "no value", line: 16),
    BadDeck("list for a quantity", [16: "  current: [1, 2]"], key: "drive.current", "a list instead of", line: 16),
    BadDeck(
      "group for a quantity", [7: "  halfLength: {value: 1}"], key: "wire.halfLength", "a group of keys instead of",
      line: 7),
    BadDeck(
      "value for a section", [15: "drive: 0.05 I0", 16: nil], key: "drive", "instead of a group of keys", line: 15),
    BadDeck("list for a section", [15: "drive:", 16: "  - current: 1 I0"], key: "drive", "a list", line: 15),
    BadDeck("group for the title", [1: "title: {a: b}"], key: "title", "a group of keys instead of text", line: 1),
    BadDeck(
      "half a particle", [19: "  particles: 1000.5"], key: "simulation.particles", "not a whole number", line: 19),
    BadDeck(
      "particles with a unit", [19: "  particles: 200000 nm"], key: "simulation.particles", "not a whole number",
      line: 19),
    BadDeck("no chunk", [20: "  chunks: 0"], key: "simulation.chunks", "1 to 4096", line: 20),
    BadDeck("negative seed", [20: "  seed: -1"], key: "simulation.seed", "not a whole number", line: 20),
    BadDeck(
      "seed too large", [20: "  seed: 18446744073709551616"], key: "simulation.seed", "not a whole number", line: 20),
    BadDeck(
      "unknown screening word", [6: "  screening: nuetral"], key: "wire.screening", "did you mean `neutral`?", line: 6),
    BadDeck(
      "unknown law", [5: "    law: relaxationtime"], key: "wire.relaxation.law", "did you mean `relaxationTime`?",
      line: 5),
    BadDeck(
      "unknown shape", [12: "    shape: saddle"], key: "scatterer.transmission.shape", "the choices are", line: 12),
    BadDeck("unknown method", [18: "  method: magic"], key: "simulation.method", "unknown value `magic`", line: 18),
  ]

  /// Files that are not YAML, or hold no deck.
  static let syntax: [BadDeck] = [
    BadDeck("empty file", yaml: "", key: "", "the deck is empty", line: 1),
    BadDeck("only a comment", yaml: "# nothing\n", key: "", "the deck is empty", line: 1),
    BadDeck("a word", yaml: "hello\n", key: "", "instead of a group of keys", line: 1),
    BadDeck("a list", yaml: "- wire\n- drive\n", key: "", "a list instead of", line: 1),
    BadDeck("tab", [9: "\tlength: 0.1 l0"], key: "", "tabs", line: 9),
    BadDeck("open bracket", [23: "  stopWhen: {wallClock: 60 s", 24: nil], key: "", "not valid YAML", line: 24),
    BadDeck("crooked indentation", [7: "   halfLength: 12 l0"], key: "", "not valid YAML", line: 7),
    BadDeck("unknown alias", [16: "  current: *i"], key: "", "undefined alias", line: 16),
    BadDeck("two documents", yaml: SampleDecks.reduced + "\n---\ntitle: two\n", key: "", "another document", line: 28),
    BadDeck("list as key", [1: "[a, b]: c"], key: "", "a key that is a list", line: 1),
  ]
}
