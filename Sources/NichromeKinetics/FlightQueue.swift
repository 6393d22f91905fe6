/// Electrons waiting to fly one by one, and the bookkeeping of the border between units.
final class FlightQueue {
  typealias Item = (electron: Electron, duration: Double)

  private var items: [Item] = []
  /// Carriers that crossed the border outward since the last far electron was made of them, by sign and wire.
  private var crossed = [0, 0, 0, 0]

  /// Net carriers that have crossed and wait for their far electron.
  var waiting: Int { crossed[0] + crossed[1] - crossed[2] - crossed[3] }

  /// Lets the chunks take turns in which of the crossings carries on.
  func phase(_ value: Int) { crossed = [value, value, value, value] }

  func push(_ item: Item) { items.append(item) }
  func pop() -> Item? { items.popLast() }

  /// Whether this electron goes on beyond the border for `farUnit` like it.
  func carriesOn(_ electron: Electron, farUnit: Int) -> Bool {
    let kind = electron.wire + (electron.sign < 0 ? 2 : 0)
    crossed[kind] += 1
    guard crossed[kind] >= farUnit else { return false }
    crossed[kind] -= farUnit
    return true
  }
}
