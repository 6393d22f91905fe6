/// What a key of the deck expects: dimensions, and the units that may not be used because the key defines them.
struct QuantityKind: Sendable {
  let noun: String
  let dimensions: [Dimension]
  var excluded: [String] = []
  let example: String

  static let energy = QuantityKind(noun: "an energy", dimensions: [.energy], example: "8 meV or 0.05 mu0")
  static let fermiEnergy = QuantityKind(
    noun: "an energy", dimensions: [.energy], excluded: ["mu0", "kT"], example: "8 meV")
  static let temperature = QuantityKind(
    noun: "a temperature", dimensions: [.temperature, .energy], excluded: ["kT"], example: "4.2 K or 0.05 mu0")
  static let length = QuantityKind(noun: "a length", dimensions: [.length], example: "50 nm or 12 l0")
  static let meanFreePath = QuantityKind(
    noun: "a length", dimensions: [.length], excluded: ["l0"], example: "300 nm")
  static let relaxationTime = QuantityKind(
    noun: "a time", dimensions: [.time], excluded: ["tau0"], example: "1.5 ps")
  static let area = QuantityKind(noun: "an area", dimensions: [.area], example: "30 nm^2")
  static let time = QuantityKind(noun: "a simulated time", dimensions: [.time], example: "400 tau0 or 20 ps")
  static let wallClock = QuantityKind(
    noun: "a wall-clock time", dimensions: [.time, .wallClock],
    excluded: ["fs", "ps", "ns", "us", "µs", "ms", "tau0"], example: "60 s, 10 min or 2 h")
  static let voltage = QuantityKind(
    noun: "a voltage", dimensions: [.voltage, .energy], example: "2 mV or 0.02 mu0")
  static let current = QuantityKind(noun: "a current", dimensions: [.current], example: "3 nA or 0.05 I0")
  static let slope = QuantityKind(
    noun: "a slope dT/dE", dimensions: [.inverseEnergy], example: "0.5 /mu0 or 40 /eV")
  static let fraction = QuantityKind(noun: "a percentage", dimensions: [.number], example: "0.3 %")

  /// The units that may be written, in the order of ``Unit/all``, each once.
  var units: [Unit] {
    Unit.all.filter { dimensions.contains($0.dimension) && !excluded.contains($0.symbol) }
  }

  /// The units as words: `eV, meV, J, mu0 or kT`.
  var unitList: String {
    let symbols = units.map(\.symbol).filter { !$0.contains("µ") && !$0.contains("²") }
    guard let last = symbols.last, symbols.count > 1 else { return symbols.joined() }
    return symbols.dropLast().joined(separator: ", ") + " or " + last
  }
}
