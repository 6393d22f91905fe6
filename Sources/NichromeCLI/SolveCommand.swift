import ArgumentParser
import NichromeModel
import NichromeTheory
import Foundation

struct SolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "solve", abstract: "debug")
  @Argument var deck: String
  @Option var tolerance = 1e-4
  @Flag var json = false
  func run() throws {
    let start = Date()
    let s = try KineticSolution(try Deck.reading(deck).system, tolerance: tolerance)
    let d = [0.0,0.1,0.2,0.3,0.5,0.7,1.0,1.3,1.6,2.0,2.5,3.0,3.5,4.0,4.5,5.0,5.5,6.0,7.0,8.0,9.0,10.0,11.0,12.0,14.0]
    print("level", s.cells, s.energies, String(format: "%.2f s", Date().timeIntervalSince(start)), "err", s.error.relative, s.error.voltage, "resid", s.chargeResidual)
    print("RESULT {\"i\":\(s.current),\"u\":\(s.voltage),\"drop\":\(s.electrostaticDrop),\"uext\":\(s.extrapolatedVoltage),\"P\":[\(s.excessHeatLeft),\(s.excessHeatRight)],\"nu\":[\(s.density(.left, at: 0)),\(s.density(.right, at: 0))],\"L\":\(d.map { s.excessHeat(.left, at: $0) }),\"R\":\(d.map { s.excessHeat(.right, at: $0) })}")
  }
}
