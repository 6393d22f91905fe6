import Foundation
import NichromeModel
import NichromeTheory
import Testing

/// The powers with which the residuals of the formulas against the exact solution of their closure fall.
@Suite("Orders of the formulas") struct FormulaOrderTests {
  static let tolerance = 0.15

  /// Two points of a path, and what is to be taken off their residuals.
  struct Pair {
    var points: [OrderPoint]
    var base: OrderPoint?

    init(_ path: OrderRow.Path, _ closure: FormulaClosure, order: Double = 0) throws {
      switch path {
      // Where the residual is a high power, small voltages would leave nothing of it but roundings.
      case .voltage:
        points = try (order >= 4 ? [0.01, 0.02] : [0.0005, 0.001]).map {
          try OrderPoint(closure, voltage: $0, temperature: 0)
        }
      case .temperature:
        // A constant mean free path leaves smaller roundings.
        let isTime = closure == .relaxationTime || closure == .neutralRelaxationTime
        points = try (isTime ? [0.005, 0.01] : [0.0025, 0.005]).map {
          try OrderPoint(closure, voltage: 1e-6, temperature: $0)
        }
      case .mixed:
        base = try OrderPoint(closure, voltage: 0.0005, temperature: 0)
        points = try [0.01, 0.02].map { try OrderPoint(closure, voltage: 0.0005, temperature: $0) }
      }
    }
  }

  typealias Form = (Formula, FormulaParameters) throws -> FormulaValue?

  /// d ln|residual|/d ln x of every label.
  static func slopes(_ row: OrderRow, _ pair: Pair, _ form: Form) throws -> [(label: String, slope: Double)] {
    let formula = try #require(Formula.numbered(row.number))
    func residuals(_ point: OrderPoint) throws -> [String: Double] {
      let value = try #require(try form(formula, point.parameters))
      var list: [String: Double] = [:]
      for entry in value.entries {
        let exact = try #require(try row.quantity.exact(point, entry.label), "(\(row.number)) \(entry.label)")
        list[entry.label] = try #require(entry.value) - exact
      }
      if let (a, b) = row.difference { list["difference"] = list[a]! - list[b]! }
      return list
    }
    let (first, second) = (try residuals(pair.points[0]), try residuals(pair.points[1]))
    let base = try pair.base.map(residuals) ?? [:]
    return first.keys.sorted().map { label in
      let offset = base[label] ?? 0
      return (label, log2(abs((second[label]! - offset) / (first[label]! - offset))))
    }
  }

  @Test("Every expansion of the closures has its row") func complete() {
    let expansions = Formula.all.filter { $0.order != .exact && $0.closure != .fullDynamics }.map(\.number)
    let elsewhere = ["61", "66"]  // `FormulaSpotTests`
    #expect(Set(OrderRow.all.map(\.number)) == Set(expansions).subtracting(elsewhere))
    // Each form known to be wrong as printed is shown to fail.
    let wrong = Formula.all.filter { $0.isCorrected == true }.map(\.number)
    let exact = ["A12", "C8", "E6"]  // `FormulaExactTests`, `FormulaSpotTests`
    #expect(
      Set(OrderRow.all.filter { !$0.printed.isEmpty }.map(\.number)) == Set(wrong).subtracting(exact + elsewhere))
  }

  @Test("Corrected forms have the stated powers", arguments: OrderRow.all.map(\.number))
  func corrected(number: String) throws {
    let row = try #require(OrderRow.all.first { $0.number == number })
    let formula = try #require(Formula.numbered(number))
    guard case .error(let voltage, let temperature) = formula.order else { return }
    var paths = [(path: OrderRow.Path.temperature, power: try #require(temperature), labels: [String]?.none)]
    if let voltage { paths.append((.voltage, voltage, nil)) }
    if row.difference != nil { paths.append((.mixed, 4, ["difference"])) }
    for (path, power, labels) in paths {
      let pair = try Pair(path, formula.closure, order: power)
      for (label, slope) in try Self.slopes(row, pair, { try $0.corrected($1) }) {
        if let labels, !labels.contains(label) { continue }
        if label == "difference", labels == nil { continue }
        #expect(abs(slope - power) < Self.tolerance, "(\(number)) \(label), \(path): \(slope), stated \(power)")
      }
    }
  }

  @Test("Printed forms that are wrong fail them", arguments: OrderRow.all.filter { !$0.printed.isEmpty }.map(\.number))
  func printed(number: String) throws {
    let row = try #require(OrderRow.all.first { $0.number == number })
    let formula = try #require(Formula.numbered(number))
    for (path, power) in row.printed {
      let labels = path == .mixed ? ["difference"] : row.labels
      let pair = try Pair(path, formula.closure, order: 4)
      for (label, slope) in try Self.slopes(row, pair, { try $0.printed($1) }) {
        if let labels, !labels.contains(label) { continue }
        #expect(abs(slope - power) < Self.tolerance, "(\(number)) \(label), \(path): \(slope), printed \(power)")
      }
    }
  }
}
