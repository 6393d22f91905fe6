import BoundC
import PlainC

/// Owner of a gas between mirrors, as `bound.h` describes it.
final class Gas {
  private(set) var state = bound_gas()
  init(_ setup: wire_setup, isSingle: Bool) {
    bound_init(&state, setup, Int64(BoundBenchmark.electrons), isSingle ? 1 : 0)
  }
  deinit { bound_free(&state) }

  func perform(_ work: (UnsafeMutablePointer<bound_gas>) -> Void) { work(&state) }
}

/// The loop that does all an event needs and nothing else.
struct BoundLoop {
  /// Field intervals in a round.
  private static let steps = 20
  /// Difference of the number of flights from what it should be.
  private static let tolerance = 0.02

  let name: String
  private let interval: Double
  private let gas: Gas
  private let step: (UnsafeMutablePointer<bound_gas>) -> Void
  private(set) var perEvent: [Double] = []

  /// - Parameter longer: times the field interval of the deck.
  private init(_ name: String, _ setup: wire_setup, longer: Double = 1, isSingle: Bool = false) {
    var setup = setup
    setup.time_step *= longer
    (self.name, interval) = (name, setup.time_step)
    (gas, step) = (Gas(setup, isSingle: isSingle), isSingle ? bound_step_single : bound_step)
    advance()
  }

  static func all(_ setup: wire_setup) -> [BoundLoop] {
    [
      BoundLoop("all in one loop", setup),
      BoundLoop("  of twice the field interval", setup, longer: 2),
      BoundLoop("  in single precision", setup, isSingle: true),
      BoundLoop("  in single precision, of twice the field interval", setup, longer: 2, isSingle: true),
    ]
  }

  var flightsPerEvent: Double { Double(gas.state.flights) / Double(gas.state.events) }

  mutating func measure() {
    perEvent.append(nanosecondsPerEvent({ Int(gas.state.events) }, of: advance))
  }

  private func advance() {
    for _ in 0..<Self.steps { gas.perform(step) }
  }

  /// Electrons near E = 1 at psi = 0 relax at the rate 1, so that 1 + 1/interval flights go with an absorption.
  func check() throws {
    let expected = 1 + 1 / interval
    guard abs(flightsPerEvent / expected - 1) < Self.tolerance else {
      throw LimitBenchmark.Missed(what: "\(name): \(flightsPerEvent) flights per absorption instead of \(expected)")
    }
  }
}
