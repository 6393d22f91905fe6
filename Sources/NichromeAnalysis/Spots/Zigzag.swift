/// The ups and downs of a profile that exceed a significance: windows outward, each significantly above or below the one
/// before, in turns. All but the first and the last are extrema.
struct Zigzag: Sendable {
  struct Turn: Sendable {
    /// Indices of windows.
    var inner: Int
    var window: Int
    var outer: Int
    var isHot: Bool
    /// The smaller of the significances of rise and fall.
    var significance: Double
  }

  let turns: [Turn]

  /// The longest chain of windows that alternates with at least `significance`; of the longest, the most significant.
  init(_ windows: ProfileWindows, significance: Double) {
    let chain = Self.refined(Self.longest(windows, significance), windows, significance)
    turns = chain.indices.dropFirst().dropLast().map { place in
      let (inner, window, outer) = (chain[place - 1], chain[place], chain[place + 1])
      let (before, after) = (windows.rise(inner, window), windows.rise(window, outer))
      return Turn(
        inner: inner, window: window, outer: outer, isHot: before > 0, significance: min(abs(before), abs(after)))
    }
  }

  /// Best chain that ends in a window, having risen or fallen into it.
  private struct Link {
    var length = 0
    var weakest = 0.0
    var previous = -1
    func isBetter(than other: Link) -> Bool { (length, weakest) > (other.length, other.weakest) }
  }

  private static func longest(_ windows: ProfileWindows, _ significance: Double) -> [Int] {
    var risen = Array(repeating: Link(), count: windows.ranges.count)
    var fallen = risen
    for j in windows.ranges.indices {
      for i in 0..<j {
        let rise = windows.rise(i, j)
        guard abs(rise) >= significance else { continue }
        let before = rise > 0 ? fallen[i] : risen[i]
        let link = Link(
          length: before.length + 1, weakest: before.length > 0 ? min(before.weakest, abs(rise)) : abs(rise),
          previous: i)
        if rise > 0, link.isBetter(than: risen[j]) { risen[j] = link }
        if rise < 0, link.isBetter(than: fallen[j]) { fallen[j] = link }
      }
    }
    var chain: [Int] = []
    let ends = zip(risen, fallen).map { $0.isBetter(than: $1) ? $0 : $1 }
    guard var end = ends.indices.max(by: { ends[$1].isBetter(than: ends[$0]) }), ends[end].length > 1 else { return [] }
    var up = risen[end].isBetter(than: fallen[end])
    chain.append(end)
    while (up ? risen[end] : fallen[end]).length > 0 {
      end = (up ? risen[end] : fallen[end]).previous
      up.toggle()
      chain.append(end)
    }
    return chain.reversed()
  }

  /// Moves every window of a chain to where it stands out most from its neighbours.
  private static func refined(_ chain: [Int], _ windows: ProfileWindows, _ significance: Double) -> [Int] {
    guard chain.count > 2 else { return chain }
    var chain = chain
    let startsUp = windows.rise(chain[0], chain[1]) > 0
    func contrast(_ place: Int, _ window: Int) -> Double {
      let up = (place % 2 == 0) == startsUp
      var least = Double.infinity
      if place > 0 {
        guard chain[place - 1] < window else { return 0 }
        least = min(least, windows.rise(chain[place - 1], window) * (up ? -1 : 1))
      }
      if place + 1 < chain.count {
        guard window < chain[place + 1] else { return 0 }
        least = min(least, windows.rise(window, chain[place + 1]) * (up ? 1 : -1))
      }
      return least
    }
    for _ in 0..<4 {
      for place in chain.indices {
        var (best, window) = (contrast(place, chain[place]), chain[place])
        for candidate in windows.ranges.indices where contrast(place, candidate) > best {
          (best, window) = (contrast(place, candidate), candidate)
        }
        chain[place] = window
      }
    }
    return chain
  }
}
