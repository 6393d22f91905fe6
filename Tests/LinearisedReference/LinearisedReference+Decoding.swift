import NichromeModel

extension LinearisedReference {
  public struct Parameters: Decodable, Sendable {
    public let theta, voltage, wavenumber, length, permittivityRatio: Double
    private let law: Law

    private enum CodingKeys: String, CodingKey {
      case theta
      case law = "T"
      case voltage = "u"
      case wavenumber = "K"
      case length = "L_over_l0"
      case permittivityRatio = "epsB_over_eps"
    }

    /// T(E) with energies from the band bottom.
    public var transmission: TransmissionLaw { law.transmission }
  }

  public enum Value: Decodable, Sendable {
    case number(Double)
    case spots([Spot])
    case none

    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .none
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .spots(try container.decode([Spot].self))
      }
    }

    public var number: Double? { if case .number(let value) = self { value } else { nil } }
    public var spots: [Spot]? { if case .spots(let list) = self { list } else { nil } }
  }

  public struct Spot: Decodable, Sendable {
    public let distance: Double
    public let heat: Double

    private enum CodingKeys: String, CodingKey {
      case distance = "s"
      case heat = "p"
    }
  }

  /// T in the words of the file.
  private struct Law: Decodable, Sendable {
    enum Kind: String, Decodable, Sendable { case linear, fermi, parabola }
    let kind: Kind
    let value, slope, curvature, center, width: Double?

    private enum CodingKeys: String, CodingKey {
      case kind
      case value = "T0"
      case slope = "T1"
      case curvature = "T2"
      case center = "xc"
      case width = "D"
    }

    var transmission: TransmissionLaw {
      switch kind {
      case .linear: .linear(value: value!, slope: slope!)
      case .fermi: .saddlePoint(center: center!, width: width!)
      case .parabola: .table(parabola)
      }
    }

    /// A table of a parabola is that parabola wherever it does not turn: here from -0.5 to 0.44, where it is below 1.
    private var parabola: TransmissionTable {
      let energies = (0...10).map { 0.5 + 0.094 * Double($0) }
      let values = energies.map { value! + ($0 - 1) * (slope! + 0.5 * curvature! * ($0 - 1)) }
      return TransmissionTable(energies: energies, values: values)
    }
  }

  struct Content: Decodable {
    let points: [String: Point]
  }

  struct Point: Decodable {
    let parameters: Parameters
    let exact: [Variant: [String: Value]]

    private struct Solution: Decodable { let exact: [String: Value] }

    private struct Key: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      parameters = try container.decode(Parameters.self, forKey: Key(stringValue: "params"))
      let solutions = try Variant.allCases.map {
        ($0, try container.decode(Solution.self, forKey: Key(stringValue: $0.rawValue)).exact)
      }
      exact = Dictionary(uniqueKeysWithValues: solutions)
    }
  }
}
