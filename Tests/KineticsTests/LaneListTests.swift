import CLanes
import NichromeNumerics
import Testing

/// What lanes write to lists and cells, against one electron after the other.
@Suite("Lists and counts of lanes") struct LaneListTests {
  private static let size = Int(nichrome_block)

  /// Electrons that end aloft, relaxed or elsewhere at random; blocks of every length.
  @Test func fatesAreListedInOrder() {
    let n = Self.size
    let numbers = Column(count: 8 * n, repeating: 0.0)
    let (tag, lists) = (Column(count: n, repeating: UInt8(0)), Column(count: 3 * n, repeating: Int32(0)))
    let (p, random) = (numbers.start, RandomStream(seed: 3, stream: 0))
    let electrons = nichrome_electrons(s: p, energy: p + n, depth: p + 2 * n, time: p + 3 * n, tag: tag.start)
    let legs = nichrome_legs(v: p + 4 * n, a: p + 5 * n, end: p + 6 * n, used: p + 7 * n)
    var field = nichrome_field()
    field.half_length = 1
    let law = nichrome_leg_law(least: 0, slowest: 0, fast_share: 0, exponent: 0, layer: 0, border: .infinity)
    for count in 1...n {
      for k in 0..<count {
        p[k] = random.uniform()
        p[2 * n + k] = random.uniform()
        legs.end[k] = 1.2 * random.uniform() - 0.1
        legs.used[k] = random.uniform()
      }
      var fates = nichrome_fates()
      (fates.aloft, fates.relaxed, fates.other) = (lists.start, lists.start + n, lists.start + 2 * n)
      nichrome_sort_fates(field, law, Int64(count), electrons, legs, &fates)
      let inside = (0..<count).filter { legs.end[$0] > 0 && legs.end[$0] < 1 }
      func list(_ start: UnsafeMutablePointer<Int32>, _ length: Int64) -> [Int] {
        (0..<Int(length)).map { Int(start[$0]) }
      }
      #expect(list(fates.aloft, fates.aloft_count) == inside.filter { legs.used[$0] < p[2 * n + $0] })
      #expect(list(fates.relaxed, fates.relaxed_count) == inside.filter { legs.used[$0] >= p[2 * n + $0] })
      #expect(list(fates.other, fates.other_count) == (0..<count).filter { !inside.contains($0) })
    }
  }

  /// More electrons than a block; wires, signs and units at random.
  @Test func electronsAloftAreCountedInOrder() {
    let (count, bins, border) = (3 * Self.size + 5, 7, 0.6)
    let numbers = Column(count: 4 * count, repeating: 0.0)
    let tag = Column(count: count, repeating: UInt8(0))
    let (p, random) = (numbers.start, RandomStream(seed: 4, stream: 0))
    let electrons = nichrome_electrons(
      s: p, energy: p + count, depth: p + 2 * count, time: p + 3 * count, tag: tag.start)
    var (expected, expectedEnergy) = (Array(repeating: 0.0, count: 2 * bins), Array(repeating: 0.0, count: 2 * bins))
    for k in 0..<count {
      p[k] = random.uniform()
      p[count + k] = 2 * random.uniform()
      tag.start[k] = UInt8(8 * random.uniform())
      let bin = Int(tag.start[k] & 1) * bins + min(Int(p[k] * Double(bins)), bins - 1)
      let carriers = (tag.start[k] & 4 == 0 ? 1.0 : -1) * (p[k] < border ? 1 : 4)
      expected[bin] += carriers
      expectedEnergy[bin] += carriers * (p[count + k] - 1)
    }
    let (aloft, energy) = (Column(count: 2 * bins, repeating: 0.0), Column(count: 2 * bins, repeating: 0.0))
    nichrome_count_aloft(
      nichrome_cells(inverse_spacing: Double(bins), count: Int32(bins)),
      nichrome_units(border: border, near: 1, far: 4),
      Int64(count), electrons, aloft.start, energy.start)
    #expect(aloft.array == expected)
    #expect(energy.array == expectedEnergy)
  }
}
