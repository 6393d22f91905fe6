import Foundation
import LinearisedReference
import NichromeModel

/// One exact solution of the linearised closure, as the scalars of a run.
struct LinearisedCase: Sendable, CustomStringConvertible {
  let reference: LinearisedReference
  var exact: Exact

  /// P_f and nu of the neutral limit at constant relaxation time are zero but for rounding.
  struct Exact: Sendable {
    var current: Double
    var chemicalShiftLeft: Double
    var chemicalShiftRight: Double
    var electrostaticDrop: Double
    var kineticHeatLeft: Double
    var kineticHeatRight: Double
    var fieldHeatLeft: Double
    var fieldHeatRight: Double

    init(_ reference: LinearisedReference) {
      current = reference.number("j")
      chemicalShiftLeft = reference.number("nu_L")
      chemicalShiftRight = reference.number("nu_R")
      electrostaticDrop = reference.number("Delta_phi")
      kineticHeatLeft = reference.number("P_u_L")
      kineticHeatRight = reference.number("P_u_R")
      fieldHeatLeft = reference.number("P_f_L")
      fieldHeatRight = reference.number("P_f_R")
    }
  }

  var description: String { reference.description }
  var voltage: Double { reference.parameters.voltage }

  func system(drive: Drive? = nil) -> System { reference.system(drive) }

  /// The scalars a run has to reproduce, with the smallest difference that means anything: the reference's rounding, and
  /// the band bottom that it takes as full.
  var scalars: [(name: String, value: Double, rounding: Double)] {
    let bottom = 1e-9 + exp(-1 / reference.parameters.theta)
    return [
      ("current", exact.current), ("electrostaticDrop", exact.electrostaticDrop),
      ("kineticHeatLeft", exact.kineticHeatLeft), ("kineticHeatRight", exact.kineticHeatRight),
      ("fieldHeatLeft", exact.fieldHeatLeft), ("fieldHeatRight", exact.fieldHeatRight),
      ("chemicalShiftLeft", exact.chemicalShiftLeft), ("chemicalShiftRight", exact.chemicalShiftRight),
    ].map { ($0.0, $0.1, bottom * exact.current) }
  }

  static let all = LinearisedReference.all.map { LinearisedCase(reference: $0, exact: Exact($0)) }

  static func named(_ name: String) -> LinearisedCase {
    guard let found = all.first(where: { $0.description == name }) else { preconditionFailure("no case \(name)") }
    return found
  }
}
