import Foundation
import NichromeModel

/// One solution of the linearised closure by a program that shares no code with this one; see README.md for the numbers.
public struct LinearisedReference: Sendable, CustomStringConvertible {
  /// Laws of relaxation and screening a parameter point is solved for, by their names in the file.
  public enum Variant: String, Sendable, CaseIterable {
    case constantPath = "const_ell"
    case constantPathNeutral = "const_ell_scl"
    case constantTime = "tau"
    case constantTimeNeutral = "tau_scl"
  }

  public let point: String
  public let variant: Variant
  public let parameters: Parameters
  /// Numbers of the exact solution under the symbols of the file.
  public let exact: [String: Value]

  /// s of l = v^s.
  public var exponent: Double { variant == .constantPath || variant == .constantPathNeutral ? 0 : 1 }
  public var isNeutral: Bool { variant == .constantPathNeutral || variant == .constantTimeNeutral }
  public var description: String { "\(point) \(variant.rawValue)" }

  /// A number of the exact solution; a missing one is a mistake in the test.
  public func number(_ key: String) -> Double {
    guard let value = exact[key]?.number else { preconditionFailure("\(self) has no number \(key)") }
    return value
  }

  public func system(_ drive: Drive? = nil) -> System {
    System(
      temperature: parameters.theta, relaxation: RelaxationLaw(exponent: exponent),
      screening: isNeutral ? .neutral : .poisson(wavenumber: parameters.wavenumber), halfLength: 12,
      scatterer: Scatterer(
        length: parameters.length, permittivityRatio: parameters.permittivityRatio,
        transmission: parameters.transmission),
      drive: drive ?? .voltage(parameters.voltage), dynamics: .linearised)
  }

  /// linear.json, which holds more than is decoded here.
  public static let file = Bundle.module.url(forResource: "linear", withExtension: "json")!

  public static let all: [LinearisedReference] = {
    let content = try! JSONDecoder().decode(Content.self, from: Data(contentsOf: file))
    return content.points.sorted { $0.key < $1.key }.flatMap { name, point in
      Variant.allCases.map {
        LinearisedReference(point: name, variant: $0, parameters: point.parameters, exact: point.exact[$0]!)
      }
    }
  }()
}
