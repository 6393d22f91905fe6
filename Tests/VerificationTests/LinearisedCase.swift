import Foundation
import Nichrome
import NichromeModel

/// One exact solution of the linearised closure; see Reference/README.md for the meaning of the numbers.
struct LinearisedCase: Sendable, CustomStringConvertible {
  /// Laws of relaxation and screening a parameter point is solved for, by their names in the file.
  static let variants: [(name: String, relaxation: RelaxationLaw, isNeutral: Bool)] = [
    ("const_ell", .meanFreePath, false), ("const_ell_scl", .meanFreePath, true), ("tau", .relaxationTime, false),
    ("tau_scl", .relaxationTime, true),
  ]

  var point: String
  var variant: String
  var parameters: Parameters
  var exact: Exact

  struct Parameters: Decodable, Sendable {
    var transmission: Transmission
    var theta: Double
    var u: Double
    var wavenumber: Double
    var scattererLength: Double
    var permittivityRatio: Double

    enum CodingKeys: String, CodingKey {
      case theta, u
      case transmission = "T"
      case wavenumber = "K"
      case scattererLength = "L_over_l0"
      case permittivityRatio = "epsB_over_eps"
    }
  }

  /// P_f and nu of the neutral limit at constant relaxation time are zero but for rounding.
  struct Exact: Decodable, Sendable {
    var current: Double
    var chemicalShiftLeft: Double
    var chemicalShiftRight: Double
    var electrostaticDrop: Double
    var kineticHeatLeft: Double
    var kineticHeatRight: Double
    var fieldHeatLeft: Double
    var fieldHeatRight: Double

    enum CodingKeys: String, CodingKey {
      case current = "j"
      case chemicalShiftLeft = "nu_L"
      case chemicalShiftRight = "nu_R"
      case electrostaticDrop = "Delta_phi"
      case kineticHeatLeft = "P_u_L"
      case kineticHeatRight = "P_u_R"
      case fieldHeatLeft = "P_f_L"
      case fieldHeatRight = "P_f_R"
    }
  }

  var description: String { "\(point) \(variant)" }

  func system(drive: Drive? = nil) -> System {
    let kind = Self.variants.first { $0.name == variant }!
    return System(
      temperature: parameters.theta, relaxation: kind.relaxation,
      screening: kind.isNeutral ? .neutral : .poisson(wavenumber: parameters.wavenumber), halfLength: 12,
      scatterer: Scatterer(
        length: parameters.scattererLength, permittivityRatio: parameters.permittivityRatio,
        transmission: parameters.transmission.law),
      drive: drive ?? .voltage(parameters.u), dynamics: .linearised)
  }

  /// The scalars a run has to reproduce, with the smallest difference that means anything: the reference's rounding, and
  /// the band bottom that it takes as full.
  var scalars: [(name: String, value: Double, rounding: Double)] {
    let bottom = 1e-9 + exp(-1 / parameters.theta)
    return [
      ("current", exact.current), ("electrostaticDrop", exact.electrostaticDrop),
      ("kineticHeatLeft", exact.kineticHeatLeft), ("kineticHeatRight", exact.kineticHeatRight),
      ("fieldHeatLeft", exact.fieldHeatLeft), ("fieldHeatRight", exact.fieldHeatRight),
      ("chemicalShiftLeft", exact.chemicalShiftLeft), ("chemicalShiftRight", exact.chemicalShiftRight),
    ].map { ($0.0, $0.1, bottom * exact.current) }
  }

  static let all: [LinearisedCase] = {
    struct Solution: Decodable { var exact: Exact }
    struct Point: Decodable {
      var params: Parameters
      var solutions: [String: Solution]
      init(from decoder: any Decoder) throws {
        params = try decoder.container(keyedBy: Key.self).decode(Parameters.self, forKey: Key(stringValue: "params"))
        let values = try decoder.container(keyedBy: Key.self)
        solutions = [:]
        for variant in LinearisedCase.variants {
          solutions[variant.name] = try values.decode(Solution.self, forKey: Key(stringValue: variant.name))
        }
      }
    }
    struct Key: CodingKey {
      var stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }
    struct File: Decodable { var points: [String: Point] }
    guard let url = Bundle.module.url(forResource: "linear", withExtension: "json", subdirectory: "Reference"),
      let data = try? Data(contentsOf: url), let file = try? JSONDecoder().decode(File.self, from: data)
    else { preconditionFailure("Reference/linear.json is part of the test bundle") }
    return file.points.sorted { $0.key < $1.key }.flatMap { name, point in
      variants.map { variant in
        LinearisedCase(
          point: name, variant: variant.name, parameters: point.params,
          exact: point.solutions[variant.name]!.exact)
      }
    }
  }()

  static func named(_ name: String) -> LinearisedCase {
    guard let found = all.first(where: { $0.description == name }) else { preconditionFailure("no case \(name)") }
    return found
  }
}

extension LinearisedCase {
  /// T in the words of the file, energies from the band bottom.
  struct Transmission: Decodable, Sendable {
    enum Kind: String, Decodable, Sendable { case linear, fermi, parabola }
    var kind: Kind
    var value: Double?
    var slope: Double?
    var curvature: Double?
    var center: Double?
    var width: Double?

    enum CodingKeys: String, CodingKey {
      case kind
      case value = "T0"
      case slope = "T1"
      case curvature = "T2"
      case center = "xc"
      case width = "D"
    }

    var law: TransmissionLaw {
      switch kind {
      case .linear: .linear(value: value!, slope: slope!)
      case .fermi: .saddlePoint(center: center!, width: width!)
      case .parabola: .table(parabola)
      }
    }

    /// Points 1e-3 apart within the thermal window of theta = 0.01, where T stays below one.
    private var parabola: TransmissionTable {
      let energies = (600...1400).map { 1e-3 * Double($0) }
      return TransmissionTable(
        energies: energies, values: energies.map { value! + slope! * ($0 - 1) + 0.5 * curvature! * ($0 - 1) * ($0 - 1) }
      )
    }
  }
}
