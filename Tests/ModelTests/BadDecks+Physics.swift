extension BadDeck {
  /// Well-formed values that no system can have, and what this version does not do.
  static let physics: [BadDeck] = [
    BadDeck("zero temperature", [3: "  temperature: 0 mu0"], key: "wire.temperature", "greater than zero", line: 3),
    BadDeck(
      "negative temperature", [3: "  temperature: -0.1 mu0"], key: "wire.temperature", "greater than zero", line: 3),
    BadDeck(
      "kelvin without fermiEnergy", [3: "  temperature: 4.2 K"], key: "wire.temperature", "wire.fermiEnergy", line: 3),
    BadDeck(
      "amperes without fermiEnergy", [16: "  current: 3 nA"], key: "drive.current",
      "add wire.fermiEnergy, or write the value in I0", line: 16),
    BadDeck(
      "nanometres without scales", [9: "  length: 3 nm"], key: "scatterer.length", "wire.relaxation.time", line: 9),
    BadDeck(
      "relaxation time in a reduced deck", [5: "    law: relaxationTime\n    time: 1.5 ps"],
      key: "wire.relaxation.time", "reduced units", line: 6),
    BadDeck(
      "relaxation length in a reduced deck", [5: "    law: meanFreePath\n    length: 300 nm"],
      key: "wire.relaxation.length", "reduced units", line: 6),
    BadDeck(
      "fermiEnergy without mass",
      [3: "  fermiEnergy: 8 meV\n  temperature: 4.2 K", 5: "    law: relaxationTime\n    time: 1 ps"],
      key: "wire.relaxation.time", "wire.effectiveMass", line: 7),
    BadDeck(
      "fermiEnergy in itself", [3: "  fermiEnergy: 1 mu0\n  temperature: 4.2 K"], key: "wire.fermiEnergy",
      "this key defines it", line: 3),
    BadDeck(
      "negative fermiEnergy", [3: "  fermiEnergy: -8 meV\n  temperature: 4.2 K"], key: "wire.fermiEnergy",
      "greater than zero", line: 3),
    BadDeck(
      "negative mass", [3: "  effectiveMass: -1\n  temperature: 0.1 mu0"], key: "wire.effectiveMass",
      "greater than zero", line: 3),
    BadDeck(
      "physical deck without a scale", [3: "  fermiEnergy: 8 meV\n  effectiveMass: 0.067\n  temperature: 4 K"],
      key: "wire.relaxation.time", "missing", line: 6),
    BadDeck(
      "time and length",
      [
        3: "  fermiEnergy: 8 meV\n  effectiveMass: 0.067\n  temperature: 4 K",
        5: "    law: relaxationTime\n    time: 1 ps\n    length: 300 nm",
      ], key: "wire.relaxation.time", "given together with length", line: 8),
    BadDeck(
      "(A4) without scales", [6: "  screening: {permittivity: 12.9, crossSection: 30 nm^2}"], key: "wire.screening",
      "k_s l0 cannot be computed", line: 6),
    BadDeck(
      "half of (A4)",
      [
        3: "  fermiEnergy: 8 meV\n  effectiveMass: 0.067\n  temperature: 4 K",
        5: "    law: relaxationTime\n    time: 1 ps", 6: "  screening: {permittivity: 12.9}",
      ], key: "wire.screening.crossSection", "missing", line: 9),
    BadDeck(
      "exponent out of range", [5: "    law: powerLaw\n    exponent: 4"], key: "wire.relaxation.exponent", "-3 to 3",
      line: 6),
    BadDeck(
      "band bottom diverges", [3: "  temperature: 0.5 mu0", 5: "    law: powerLaw\n    exponent: 2"],
      key: "wire.relaxation.exponent", "band bottom", line: 6),
    BadDeck("negative halfLength", [7: "  halfLength: -12 l0"], key: "wire.halfLength", "greater than zero", line: 7),
    BadDeck("halfLength too long", [7: "  halfLength: 1001 l0"], key: "wire.halfLength", "too long", line: 7),
    BadDeck("halfLength too short", [7: "  halfLength: 0.5 l0"], key: "wire.halfLength", "too short", line: 7),
    BadDeck("negative scatterer", [9: "  length: -0.1 l0"], key: "scatterer.length", "negative", line: 9),
    BadDeck(
      "zero permittivity", [10: "  permittivityRatio: 0"], key: "scatterer.permittivityRatio", "greater than zero",
      line: 10),
    BadDeck(
      "zero screening length", [6: "  screening: {length: 0 l0}"], key: "wire.screening.length", "greater than zero",
      line: 6),
    BadDeck(
      "screening too short for the mesh", [6: "  screening: {length: 0.0003 l0}"], key: "wire.screening", "16384 cells",
      line: 6),
    BadDeck(
      "probability above 1", [12: "    shape: constant", 13: "    value: 1.2", 14: nil],
      key: "scatterer.transmission.value", "not between 0 and 1", line: 13),
    BadDeck(
      "negative probability", [12: "    shape: constant", 13: "    value: -0.2", 14: nil],
      key: "scatterer.transmission.value", "not between 0 and 1", line: 13),
    BadDeck(
      "peak above 1", [12: "    shape: gaussian\n    peak: 1.5"], key: "scatterer.transmission.peak", "at most 1",
      line: 13),
    BadDeck("zero width", [14: "    width: 0 mu0"], key: "scatterer.transmission.width", "greater than zero", line: 14),
    BadDeck(
      "slope in mu0", [12: "    shape: linear", 13: "    value: 0.4", 14: "    slope: 0.5 mu0"],
      key: "scatterer.transmission.slope", "a slope dT/dE is expected", line: 14),
    BadDeck(
      "barrier in a reduced deck", [12: "    shape: barrier", 13: "    height: 1.2 mu0", 14: "    thickness: 5 nm"],
      key: "scatterer.transmission.thickness", "k0 = m v0/hbar", line: 14),
    BadDeck(
      "table that is not there", [12: "    shape: table", 13: "    file: none.csv", 14: nil],
      key: "scatterer.transmission.file", "cannot be read", line: 13),
    BadDeck(
      "voltage across T = 1", [12: "    shape: constant", 13: "    value: 1", 14: nil, 16: "  voltage: 0.1 mu0"],
      key: "drive.voltage", "use drive.current", line: 15),
    BadDeck(
      "current through T = 0", [12: "    shape: constant", 13: "    value: 0", 14: nil],
      key: "scatterer.transmission.value", "nothing is transmitted", line: 13),
    BadDeck(
      "unknown dynamics", [17: "dynamics: linearized\nsimulation:"], key: "dynamics", "did you mean `linearised`?",
      line: 17),
    BadDeck(
      "the Fermi sea in the linearised dynamics",
      [17: "dynamics: linearised\nsimulation:", 18: "  method: analog"], key: "simulation.method",
      "does not go with the linearised dynamics", line: 19),
    BadDeck(
      "the Fermi sea in a dynamic field in the neutral limit",
      [6: "  screening: neutral", 18: "  method: analog", 22: "  field: dynamic"], key: "simulation.method",
      "give a screening length", line: 18),
    BadDeck(
      "the Fermi sea where slow electrons relax at once",
      [5: "    law: powerLaw\n    exponent: 2", 18: "  method: analog"], key: "simulation.method", "diverges", line: 19),
    BadDeck(
      "step too long for the Fermi sea", [18: "  method: analog", 21: "  timeStep: 0.5 tau0"],
      key: "simulation.timeStep", "at the most 0.05 tau0", line: 21),
    BadDeck(
      "step too long for a neutral wire in time", [21: "  timeStep: 0.1 tau0", 22: "  field: dynamic"],
      key: "simulation.timeStep", "at the most 0.05 tau0", line: 21),
    BadDeck(
      "dynamic field in the linearised dynamics",
      [6: "  screening: {length: 0.1 l0}", 17: "dynamics: linearised\nsimulation:", 22: "  field: dynamic"],
      key: "simulation.field", "does not go with the linearised dynamics", line: 23),
    BadDeck(
      "step too long for the plasma",
      [6: "  screening: {length: 0.1 l0}", 21: "  timeStep: 0.15 tau0", 22: "  field: dynamic"],
      key: "simulation.timeStep", "unstable above 2", line: 21),
    BadDeck(
      "drive in time in a quasistatic field",
      [16: "  current: {kind: step, to: 0.05 I0}", 24: "    duration: 50 tau0"], key: "simulation.field",
      "a drive in time needs `dynamic`", line: 22),
    BadDeck(
      "drive in time without a duration",
      [6: "  screening: {length: 0.1 l0}", 16: "  current: {kind: step, to: 0.05 I0}", 22: "  field: dynamic"],
      key: "simulation.stopWhen", "needs a duration", line: 23),
    BadDeck(
      "drive that begins after the run",
      [
        6: "  screening: {length: 0.1 l0}", 16: "  current: {kind: ramp, to: 0.05 I0, at: 9 tau0, duration: 1 tau0}",
        22: "  field: dynamic", 24: "    duration: 9 tau0",
      ],
      key: "simulation.stopWhen.duration", "before the drive begins at 9 tau0", line: 24),
    BadDeck(
      "pulse shorter than a step",
      [
        6: "  screening: {length: 0.1 l0}", 16: "  current: {kind: pulse, to: 0.05 I0, width: 0.05 tau0}",
        21: "  timeStep: 0.08 tau0", 22: "  field: dynamic", 24: "    duration: 9 tau0",
      ],
      key: "simulation.timeStep", "the pulse of 0.05 tau0 is over within it", line: 21),
    BadDeck(
      "unknown kind of drive", [16: "  current: {kind: stp, to: 0.05 I0}"], key: "drive.current.kind",
      "did you mean `step`?", line: 16),
    BadDeck(
      "pulse without a width", [16: "  current: {kind: pulse, to: 0.05 I0}"], key: "drive.current.width",
      "the key is missing", line: 16),
    BadDeck(
      "key of another kind of drive",
      [
        6: "  screening: {length: 0.1 l0}", 16: "  current: {kind: step, to: 0.05 I0, period: 5 tau0}",
        22: "  field: dynamic", 24: "    duration: 9 tau0",
      ],
      key: "drive.current.period", "does not belong to kind `step`", line: 16),
    BadDeck(
      "drive of another dimension", [16: "  current: {kind: step, to: 0.05 mu0}"], key: "drive.current.to",
      "a current is expected", line: 16),
    BadDeck(
      "drive table that is not there", [16: "  current: {kind: table, file: none.csv}"], key: "drive.current.file",
      "cannot be read", line: 16),
    BadDeck("no particles", [19: "  particles: 0"], key: "simulation.particles", "out of range", line: 19),
    BadDeck("negative step", [21: "  timeStep: -0.1 tau0"], key: "simulation.timeStep", "greater than zero", line: 21),
    BadDeck("step too long", [21: "  timeStep: 2 tau0"], key: "simulation.timeStep", "longer than 1 tau0", line: 21),
    BadDeck(
      "heat error of 100 %", [24: "    heatError: 100 %"], key: "simulation.stopWhen.heatError", "100 % or more",
      line: 24),
    BadDeck(
      "zero heat error", [24: "    heatError: 0 %"], key: "simulation.stopWhen.heatError", "greater than zero", line: 24
    ),
    BadDeck(
      "negative wall clock", [24: "    wallClock: -60 s"], key: "simulation.stopWhen.wallClock", "greater than zero",
      line: 24),
    BadDeck(
      "zero checkpoint interval", [25: "  checkpointEvery: 0 s"], key: "simulation.checkpointEvery",
      "greater than zero", line: 25),
    BadDeck("three bins", [27: "  bins: 3"], key: "tallies.bins", "out of range", line: 27),
  ]
}
