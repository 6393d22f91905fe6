/// Electrons waiting to fly one by one, and the bookkeeping of the border between units.
final class FlightQueue {
  typealias Item = (electron: Electron, duration: Double)

  /// Energy classes at the border, kT/2 wide.
  private static let classes = 64

  private var items: [Item] = []
  /// Carriers that crossed the border outward since the last far electron was made of them, by energy class, wire and sign:
  /// so the one that goes on has nearly the energy of those it stands for.
  var crossed: [Int]
  private let perEnergy: Double

  /// - Parameter phase: lets the chunks take turns in which of the crossings goes on.
  init(temperature: Double, phase: Int) {
    perEnergy = 2 / temperature
    crossed = Array(repeating: phase, count: 4 * Self.classes)
  }

  func push(_ item: Item) { items.append(item) }
  func pop() -> Item? { items.popLast() }

  /// Whether this electron goes on beyond the border for `farUnit` like it.
  func carriesOn(_ electron: Electron, farUnit: Int) -> Bool {
    let level = (electron.energy - 1) * perEnergy + Double(Self.classes / 2)
    let kind = electron.wire + (electron.sign < 0 ? 2 : 0)
    let index = 4 * Int(min(max(level, 0), Double(Self.classes - 1))) + kind
    crossed[index] += 1
    guard crossed[index] >= farUnit else { return false }
    crossed[index] -= farUnit
    return true
  }

  /// Net carriers that have crossed and wait for their far electron.
  var waiting: Int {
    stride(from: 0, to: crossed.count, by: 4).reduce(0) {
      $0 + crossed[$1] + crossed[$1 + 1] - crossed[$1 + 2] - crossed[$1 + 3]
    }
  }
}
