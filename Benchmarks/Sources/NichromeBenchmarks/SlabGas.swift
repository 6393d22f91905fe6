import CLanes
import NichromeNumerics

/// Electrons that enter a slab from the reservoir on the left, flown to their ends with the lanes of the engine: generation by
/// generation the net number absorbed in each cell comes back, half of it either way.
///
/// They are those by which the gas differs from the equilibrium of the right reservoir. Nothing depends on their energies.
final class SlabGas {
  let length: Double
  let cells: Int
  /// Absorbed per cell, all generations together.
  private(set) var collisions: [Int]
  private(set) var flights = 0
  private let random: RandomStream
  private let numbers: Column<Double>
  private let tags: Column<UInt8>
  private let lists = Column<Int32>(count: 3 * Int(nichrome_block), repeating: 0)
  private let legs = Column<Double>(count: 5 * Int(nichrome_block), repeating: 0)
  /// No potential anywhere.
  private let flat = Column<Double>(count: 4, repeating: 0)
  private let absorbed: Column<Int32>
  private let energy: Column<Double>
  private let capacity: Int

  init(length: Double, cells: Int, histories: Int, seed: UInt64) {
    (self.length, self.cells, capacity) = (length, cells, histories)
    random = RandomStream(seed: seed, stream: 0)
    collisions = Array(repeating: 0, count: cells)
    numbers = Column(count: 4 * histories, repeating: 1)
    tags = Column(count: histories, repeating: 0)
    absorbed = Column(count: cells, repeating: 0)
    energy = Column(count: cells, repeating: 0)
  }

  /// Follows `capacity` electrons until the last has left.
  /// - Returns: how many of them left on the far side.
  func follow(epoch: UInt64) -> Int {
    random.seek(epoch: epoch)
    let (s, depth) = (numbers.start, numbers.start + 2 * capacity)
    var count = capacity
    for k in 0..<count {
      s[k] = 0
      tags.start[k] = 0
    }
    var transmitted = 0
    while count > 0 {
      random.fillExponential(depth, count)
      transmitted += fly(count)
      flights += count
      count = emit()
    }
    return transmitted
  }

  private func fly(_ count: Int) -> Int {
    let (p, n) = (legs.start, Int(nichrome_block))
    let legs = nichrome_legs(v: p, a: p + n, end: p + 2 * n, used: p + 3 * n)
    let field = nichrome_field(
      nodes: flat.start, integrals: flat.start, row: 4, spacing: length, inverse_spacing: 1 / length,
      half_length: length)
    let law = nichrome_leg_law(
      least: 1e-9, slowest: 0, fast_share: 0.05, exponent: 0, layer: 0, border: .infinity)
    let mesh = nichrome_cells(inverse_spacing: Double(cells) / length, count: Int32(cells))
    let units = nichrome_units(border: .infinity, near: 1, far: 1)
    var transmitted = 0
    for first in stride(from: 0, to: count, by: n) {
      let size = Int64(min(n, count - first))
      let (s, e) = (numbers.start + first, numbers.start + capacity + first)
      let depth = numbers.start + 2 * capacity + first
      // At speed 1 an electron relaxes after the time that is its optical depth.
      let electrons = nichrome_electrons(s: s, energy: e, depth: depth, time: depth, tag: tags.start + first)
      nichrome_find_legs(field, law, size, electrons, legs)
      legs.used.update(from: depth, count: Int(size))
      var fates = nichrome_fates()
      (fates.aloft, fates.relaxed, fates.other) = (lists.start, lists.start + n, lists.start + 2 * n)
      nichrome_sort_fates(field, law, size, electrons, legs, &fates)
      nichrome_find_relaxations(field, law, fates.relaxed_count, fates.relaxed, electrons, legs, p + 4 * n)
      nichrome_absorb(mesh, units, electrons, fates, p + 4 * n, absorbed.start, energy.start)
      for i in 0..<Int(fates.other_count) where legs.end[Int(fates.other[i])] > 0 { transmitted += 1 }
    }
    return transmitted
  }

  /// The next generation, in the cells where the last one was absorbed.
  private func emit() -> Int {
    let (s, way) = (numbers.start, numbers.start + 3 * capacity)
    let count = (0..<cells).reduce(0) { $0 + Int(absorbed.start[$1]) }
    random.fillUniform(s, count)
    random.fillUniform(way, count)
    let spacing = length / Double(cells)
    var next = 0
    for cell in 0..<cells {
      let number = Int(absorbed.start[cell])
      for k in next..<(next + number) {
        s[k] = spacing * (Double(cell) + s[k])
        tags.start[k] = way[k] < 0.5 ? 0 : 2
      }
      next += number
      collisions[cell] += number
    }
    absorbed.fill(with: 0)
    return count
  }
}
