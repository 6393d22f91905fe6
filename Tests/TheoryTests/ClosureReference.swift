import Foundation
import NichromeModel
import Testing

/// Tests/TheoryTests/Reference/linear.json: the linearised closure, solved by somebody else's program.
struct ClosureReference: Decodable {
  var points: [String: Point]

  static let shared: ClosureReference = {
    let url = Bundle.module.url(forResource: "linear", withExtension: "json", subdirectory: "Reference")!
    return try! JSONDecoder().decode(ClosureReference.self, from: Data(contentsOf: url))
  }()

  struct Point: Decodable {
    var params: Parameters
    var constantPath, constantPathNeutral, constantTime, constantTimeNeutral: Entry

    enum CodingKeys: String, CodingKey {
      case params
      case constantPath = "const_ell"
      case constantPathNeutral = "const_ell_scl"
      case constantTime = "tau"
      case constantTimeNeutral = "tau_scl"
    }
  }

  struct Entry: Decodable {
    var exact: Exact
  }

  /// Numbers of the exact solution under the symbols of the file.
  typealias Exact = [String: Value]

  enum Value: Decodable {
    case number(Double)
    case spots([Spot])
    case none

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .none
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .spots(try container.decode([Spot].self))
      }
    }

    var number: Double? { if case .number(let value) = self { value } else { nil } }
    var spots: [Spot]? { if case .spots(let list) = self { list } else { nil } }
  }

  struct Spot: Decodable {
    var distance: Double
    var heat: Double

    enum CodingKeys: String, CodingKey {
      case distance = "s"
      case heat = "p"
    }
  }

  struct Parameters: Decodable {
    struct Law: Decodable {
      var kind: String
      var value, slope, curvature, center, width: Double?

      enum CodingKeys: String, CodingKey {
        case kind
        case value = "T0"
        case slope = "T1"
        case curvature = "T2"
        case center = "xc"
        case width = "D"
      }
    }

    var law: Law
    var theta, voltage, wavenumber, length, permittivityRatio: Double

    enum CodingKeys: String, CodingKey {
      case theta
      case law = "T"
      case voltage = "u"
      case wavenumber = "K"
      case length = "L_over_l0"
      case permittivityRatio = "epsB_over_eps"
    }

    var transmission: TransmissionLaw {
      switch law.kind {
      case "linear": return .linear(value: law.value!, slope: law.slope!)
      case "fermi": return .saddlePoint(center: law.center!, width: law.width!)
      default:
        // A table of a parabola is that parabola wherever it does not turn: here from -0.5 to 0.44, where it is below
        // 1.
        let energies = (0...10).map { 0.5 + 0.094 * Double($0) }
        let values = energies.map { law.value! + ($0 - 1) * (law.slope! + 0.5 * law.curvature! * ($0 - 1)) }
        return .table(TransmissionTable(energies: energies, values: values))
      }
    }
  }
}

/// One solution of the file and the system it belongs to.
struct ClosureCase: Sendable, CustomTestStringConvertible {
  var point: String
  var exponent: Double
  var isNeutral: Bool

  static let all = ["P1", "P2", "P3", "P4"].flatMap { point in
    [0.0, 1].flatMap { exponent in
      [false, true].map { ClosureCase(point: point, exponent: exponent, isNeutral: $0) }
    }
  }

  var testDescription: String {
    "\(point), \(exponent == 0 ? "constant path" : "constant time")\(isNeutral ? ", neutral" : "")"
  }

  var parameters: ClosureReference.Parameters { ClosureReference.shared.points[point]!.params }

  var exact: ClosureReference.Exact {
    let point = ClosureReference.shared.points[point]!
    return switch (exponent == 0, isNeutral) {
    case (true, false): point.constantPath.exact
    case (true, true): point.constantPathNeutral.exact
    case (false, false): point.constantTime.exact
    case (false, true): point.constantTimeNeutral.exact
    }
  }

  func system(_ drive: Drive? = nil) -> System {
    let parameters = parameters
    return System(
      temperature: parameters.theta, relaxation: RelaxationLaw(exponent: exponent),
      screening: isNeutral ? .neutral : .poisson(wavenumber: parameters.wavenumber), halfLength: 12,
      scatterer: Scatterer(
        length: parameters.length, permittivityRatio: parameters.permittivityRatio,
        transmission: parameters.transmission
      ),
      drive: drive ?? .voltage(parameters.voltage))
  }
}
