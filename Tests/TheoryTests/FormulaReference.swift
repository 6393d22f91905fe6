import Foundation
import LinearisedReference
import NichromeModel
import NichromeTheory
import Testing

/// The points of linear.json and what it says of each.
struct FormulaReference {
  struct Point: Sendable, CustomTestStringConvertible {
    let name: String
    let closure: FormulaClosure
    let parameters: FormulaParameters
    /// `welt_corrected` and `welt_printed`; a missing value is "no spot".
    let numbers: [String: [String: Double?]]
    var testDescription: String { "\(name) \(closure.rawValue)" }
  }

  static let points: [Point] = (try? read()) ?? []

  private static func read() throws -> [Point] {
    guard
      let root = try JSONSerialization.jsonObject(with: Data(contentsOf: LinearisedReference.file)) as? [String: Any],
      let points = root["points"] as? [String: [String: Any]]
    else { return [] }
    let closures: [(String, FormulaClosure, RelaxationLaw)] = [
      ("const_ell", .meanFreePath, .meanFreePath), ("const_ell_scl", .neutralMeanFreePath, .meanFreePath),
      ("tau", .relaxationTime, .relaxationTime), ("tau_scl", .neutralRelaxationTime, .relaxationTime),
    ]
    return points.sorted { $0.key < $1.key }.flatMap { name, point in
      closures.compactMap { key, closure, relaxation in
        guard let given = point["params"] as? [String: Any], let values = point[key] as? [String: [String: Any]]
        else { return nil }
        func number(_ key: String) -> Double { given[key] as? Double ?? .nan }
        let isNeutral = closure == .neutralMeanFreePath || closure == .neutralRelaxationTime
        // The derivatives of the file are rounded: a Fermi step is taken from its center and width.
        var expansion = TransmissionExpansion(value: number("T0"), slope: number("T1"), curvature: number("T2"))
        if let shape = given["T"] as? [String: Any], let center = shape["xc"] as? Double,
          let width = shape["D"] as? Double,
          let exact = try? TransmissionExpansion(of: .saddlePoint(center: center, width: width))
        {
          expansion = exact
        }
        return Point(
          name: name, closure: closure,
          parameters: FormulaParameters(
            expansion: expansion, temperature: number("theta"), drive: .voltage(number("u")), relaxation: relaxation,
            screening: isNeutral ? nil : number("K"), scattererLength: number("L_over_l0"),
            permittivityRatio: number("epsB_over_eps")),
          numbers: values.mapValues { $0.mapValues { $0 as? Double } })
      }
    }
  }

  /// Keys of the file, the formula of each closure with that quantity, and the file's unit in the formula's.
  static let formulas: [FormulaClosure: [(key: String, number: String, factor: Double)]] = [
    .meanFreePath: [
      ("j", "29", 1), ("nu_", "B7", 1), ("q_", "B8", 2), ("A_", "B9", 1), ("gamma", "34", 1), ("dn_", "B10", 2),
      ("Delta_phi", "B11", 1), ("P_u_", "57", 1), ("P_u_A", "58", 1), ("P_f_A", "59", 1), ("spot_", "61", 1),
    ],
    .neutralMeanFreePath: [
      ("j", "C9", 1), ("nu_", "C10", 1), ("Delta_phi", "C11", 1), ("P_u_", "C12", 1), ("P_u_A", "C13", 1),
      ("P_f_A", "C14", 1),
    ],
    .relaxationTime: [
      ("j", "39", 1), ("nu_", "D8", 1), ("A_", "D7", 1), ("gamma", "D9", 1), ("dn_", "D10", 2), ("Delta_phi", "D11", 1),
      ("P_u_", "63", 1), ("P_u_A", "64", 1), ("P_f_A", "65", 1), ("spot_", "66", 1),
    ],
    .neutralRelaxationTime: [
      ("j", "E3", 1), ("P_u_", "E4", 1), ("P_u_A", "E5", 1), ("P_f_A", "E5.field", 1), ("spot_", "E6", 1),
    ],
  ]
}
