import NichromeNumerics

/// The bookkeeping of the border between units.
final class BorderCrossings: @unchecked Sendable {
  /// Energy classes at the border, kT/2 wide.
  private static let classes = 64

  /// Carriers that crossed the border outward since the last far electron was made of them, by energy class, wire and sign:
  /// so the one that goes on has nearly the energy of those it stands for.
  let crossed: Column<Int>
  private let perEnergy: Double

  /// - Parameter phase: lets the chunks take turns in which of the crossings goes on.
  init(temperature: Double, phase: Int) {
    perEnergy = 2 / temperature
    crossed = Column(count: 4 * Self.classes, repeating: phase)
  }

  /// Whether this electron goes on beyond the border for `farUnit` like it.
  func carriesOn(_ electron: Electron, farUnit: Int) -> Bool {
    let level = (electron.energy - 1) * perEnergy + Double(Self.classes / 2)
    let kind = electron.wire + (electron.sign < 0 ? 2 : 0)
    let index = 4 * Int(min(max(level, 0), Double(Self.classes - 1))) + kind
    crossed.start[index] += 1
    guard crossed.start[index] >= farUnit else { return false }
    crossed.start[index] -= farUnit
    return true
  }

  /// Net carriers that have crossed and wait for their far electron.
  var waiting: Int {
    stride(from: 0, to: crossed.count, by: 4).reduce(0) {
      $0 + crossed[$1] + crossed[$1 + 1] - crossed[$1 + 2] - crossed[$1 + 3]
    }
  }
}
