extension BadDeck {
  /// Values orders of magnitude beyond anything physical, which would crash a run or never let it end.
  static let sizes: [BadDeck] = [
    BadDeck("absurd temperature", [3: "  temperature: 1e30 mu0"], key: "wire.temperature", "beyond", line: 3),
    BadDeck("absurd cold", [3: "  temperature: 1e-30 mu0"], key: "wire.temperature", "beyond", line: 3),
    BadDeck(
      "absurd current", [16: "  current: 4 I0"], key: "drive.current", "give at the most 3 I0", line: 16),
    BadDeck(
      "absurd negative current", [16: "  current: -1e300 I0"], key: "drive.current", "beyond what a wire can carry",
      line: 16),
    BadDeck(
      "absurd voltage", [16: "  voltage: 11 mu0"], key: "drive.voltage", "above some mu0", line: 16),
    BadDeck(
      "absurd voltage of hot electrons", [3: "  temperature: 20 mu0", 16: "  voltage: 300 mu0"],
      key: "drive.voltage", "above some k_B T", line: 16),
    BadDeck(
      "absurd step", waveform("voltage: {kind: step, to: 1e300 mu0}"), key: "drive.voltage",
      "the ends of the wires 24 l0 apart", line: 16),
    BadDeck(
      "absurd pulse before and after", waveform("current: {kind: pulse, from: 1e8 I0, to: 0.1 I0, width: 1 tau0}"),
      key: "drive.current", "beyond what a wire can carry", line: 16),
    BadDeck(
      "absurd ramp", waveform("current: {kind: ramp, to: -1e8 I0, duration: 1 tau0}"), key: "drive.current",
      "beyond what a wire can carry", line: 16),
    BadDeck(
      "absurd sine", waveform("voltage: {kind: sine, amplitude: 1e308 mu0, offset: 1e308 mu0, period: 5 tau0}"),
      key: "drive.voltage", "inf mu0 is beyond", line: 16),
    BadDeck(
      "period of nothing", waveform("voltage: {kind: sine, amplitude: 0.1 mu0, period: 1e-30 tau0}"),
      key: "drive.voltage.period", "shorter than anything electrons notice", line: 16),
    BadDeck(
      "pulse of nothing", waveform("voltage: {kind: pulse, to: 0.1 mu0, width: 1e-4 tau0}"),
      key: "drive.voltage.width", "give at least 0.001 tau0", line: 16),
    BadDeck(
      "step of nothing", [21: "  timeStep: 1e-30 tau0"], key: "simulation.timeStep", "shorter than 1e-07 tau0", line: 21
    ),
    BadDeck(
      "no screening to speak of", [6: "  screening: {length: 1e30 l0}"], key: "wire.screening", "1/k_s is longer than",
      line: 6),
    BadDeck(
      "scatterer without end", [6: "  screening: {length: 0.1 l0}", 9: "  length: 1e9 l0"], key: "scatterer.length",
      "L eps/eps_B is 1e+09 l0", line: 9),
    BadDeck(
      "scatterer that no field enters", [6: "  screening: {length: 0.1 l0}", 10: "  permittivityRatio: 1e-30"],
      key: "scatterer.length", "lets no field through", line: 9),
    BadDeck(
      "no Coulomb force to speak of",
      [
        3: "  fermiEnergy: 8 meV\n  effectiveMass: 0.067\n  temperature: 4 K",
        5: "    law: relaxationTime\n    time: 1 ps",
        6: "  screening: {permittivity: 1e200, crossSection: 1e150 nm^2}",
      ], key: "wire.screening", "1/k_s is longer than", line: 9),
    BadDeck(
      "barrier without end",
      [
        3: "  fermiEnergy: 8 meV\n  effectiveMass: 0.067\n  temperature: 4 K",
        5: "    law: relaxationTime\n    time: 1 ps", 12: "    shape: barrier", 13: "    height: 9 meV",
        14: "    thickness: 1e300 nm",
      ], key: "scatterer.transmission.thickness", "resonances", line: 17),
  ]

  /// The edits of a drive in time.
  private static func waveform(_ drive: String) -> [Int: String?] {
    [
      6: "  screening: {length: 0.1 l0}", 16: "  " + drive, 22: "  field: dynamic",
      24: "    duration: 50 tau0",
    ]
  }
}
