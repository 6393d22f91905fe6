import CLanes
import NichromeKinetics
import NichromeNumerics
import Testing

/// Legs of flight by the block against single legs, in a potential that is linear in s: its means are those at midpoints.
@Suite("Flight by the block") struct LaneFlightTests {
  static let (halfLength, border, cells, count) = (8.0, 5.0, 320, 256)

  /// psi = 0.1 + slope s in the left wire and 0.1 - slope s in the right one.
  private struct Slopes {
    let slope: Double
    let nodes = Column(count: 2 * (cells + 2), repeating: 0.0)
    let integrals = Column(count: 2 * (cells + 2), repeating: 0.0)

    init(slope: Double) {
      self.slope = slope
      let h = halfLength / Double(cells)
      for wire in 0...1 {
        for i in 0..<(cells + 2) {
          let s = (Double(i) - 0.5) * h
          nodes[wire * (cells + 2) + i] = potential(wire, s)
          integrals[wire * (cells + 2) + i] = (s + 0.5 * h) * potential(wire, 0.5 * (s - 0.5 * h))
        }
      }
    }

    func potential(_ wire: Int, _ s: Double) -> Double { 0.1 + (wire == 0 ? slope : -slope) * s }

    var field: nichrome_field {
      let h = halfLength / Double(cells)
      return nichrome_field(
        nodes: nodes.start, integrals: integrals.start, row: Int64(cells + 2), spacing: h, inverse_spacing: 1 / h,
        half_length: halfLength)
    }
  }

  /// A block of electrons anywhere, of energies down to the band bottom, solved.
  private struct Block {
    let numbers = Column(count: 9 * count, repeating: 0.0)
    let tag = Column(count: count, repeating: UInt8(0))
    let lists = Column(count: 3 * count, repeating: Int32(0))
    let electrons: nichrome_electrons
    let legs: nichrome_legs
    var fates = nichrome_fates()
    var place: UnsafeMutablePointer<Double> { numbers.start + 8 * count }

    init(seed: UInt64, in slopes: Slopes) {
      let (p, n, random) = (numbers.start, count, RandomStream(seed: seed, stream: 0))
      electrons = nichrome_electrons(s: p, energy: p + n, depth: p + 2 * n, time: p + 3 * n, tag: tag.start)
      legs = nichrome_legs(v: p + 4 * n, a: p + 5 * n, end: p + 6 * n, used: p + 7 * n)
      for k in 0..<n {
        tag[k] = UInt8(8 * random.uniform())
        p[k] = halfLength * random.uniform()
        p[n + k] = slopes.potential(Int(tag[k] & 1), p[k]) + 1e-3 + 2 * random.uniform()
        p[2 * n + k] = random.exponential()
        p[3 * n + k] = random.uniform()
      }
      let law = nichrome_leg_law(
        least: Leg.leastEnergy, slowest: 0, fast_share: Leg.fastShare, exponent: 1, layer: 0, border: border)
      nichrome_find_legs(slopes.field, law, Int64(n), electrons, legs)
      for k in 0..<n { legs.used[k] = electrons.time[k] }
      (fates.aloft, fates.relaxed, fates.other) = (lists.start, lists.start + n, lists.start + 2 * n)
      nichrome_sort_fates(slopes.field, law, Int64(n), electrons, legs, &fates)
      nichrome_find_relaxations(slopes.field, law, fates.relaxed_count, fates.relaxed, electrons, legs, place)
    }
  }

  @Test("The legs, and what they come to", arguments: [0.0, 0.02, -0.3]) func legs(slope: Double) {
    let slopes = Slopes(slope: slope)
    var (slow, seen) = (0, [0, 0, 0])
    for seed in 1...8 as ClosedRange<UInt64> {
      let block = Block(seed: seed, in: slopes)
      let (electrons, legs, fates) = (block.electrons, block.legs, block.fates)
      let lists = [
        (fates.aloft!, fates.aloft_count), (fates.relaxed!, fates.relaxed_count), (fates.other!, fates.other_count),
      ].map { list, count in (0..<Int(count)).map { Int(list[$0]) } }
      #expect(lists.flatMap { $0 }.sorted() == Array(0..<Self.count))
      #expect(lists.allSatisfy { $0 == $0.sorted() })
      for (fate, list) in lists.enumerated() {
        seen[fate] += list.count
        for k in list {
          let (s, t, wire) = (electrons.s[k], electrons.time[k], Int(block.tag[k] & 1))
          let (inner, outer) = s < Self.border ? (0, Self.border) : (Self.border, Self.halfLength)
          let (heading, here) = (block.tag[k] & 2 == 0 ? 1.0 : -1.0, slopes.potential(wire, s))
          let kinetic = electrons.energy[k] - here
          let probe = min(max(s + heading * kinetic.squareRoot() * t, inner), outer)
          let shift = slopes.potential(wire, 0.5 * (s + probe)) - here
          let isFast = abs(shift) < Leg.fastShare * kinetic
          slow += isFast ? 0 : 1
          let leg = Leg(
            start: s, velocity: heading * (isFast ? kinetic - shift : kinetic).squareRoot(),
            acceleration: isFast ? 0 : -shift / (probe - s), duration: t, inner: inner, outer: outer)
          let isSimple = leg.stop == .none && (heading > 0 || leg.heading < 0)
          #expect(fate == (isSimple ? (t < electrons.depth[k] ? 0 : 1) : 2), "\(s) \(kinetic) \(heading) \(t)")
          if leg.stop == .none { #expect(abs(legs.end[k] - leg.end) < 1e-12, "\(legs.end[k]) for \(leg.end)") }
        }
      }
    }
    #expect(seen.allSatisfy { $0 > 50 } && (slow > 50) == (abs(slope) > 0.1), "\(seen), slow \(slow)")
  }

  /// For a constant relaxation time the optical depth is the time, int ds/sqrt(E - psi) in closed form. On a fast leg the
  /// speed is that of the mean potential, right to second order in its share of the kinetic energy.
  @Test("Relaxes where the optical depth is used up", arguments: [0.02, -0.1]) func relaxations(slope: Double) {
    let slopes = Slopes(slope: slope)
    var checked = 0
    for seed in 11...18 as ClosedRange<UInt64> {
      let block = Block(seed: seed, in: slopes)
      for i in 0..<Int(block.fates.relaxed_count) {
        let k = Int(block.fates.relaxed[i])
        guard block.legs.a[k] == 0 else { continue }
        let (wire, energy) = (Int(block.tag[k] & 1), block.electrons.energy[k])
        func speed(_ s: Double) -> Double { (energy - slopes.potential(wire, s)).squareRoot() }
        let (from, to) = (block.electrons.s[k], block.place[i])
        // dv/ds = -psi'/(2 v).
        let used = 2 * abs(speed(to) - speed(from)) / abs(slope)
        #expect(abs(used - block.electrons.depth[k]) < 1e-3 * block.electrons.depth[k] + 1e-9, "\(from) to \(to)")
        checked += 1
      }
    }
    #expect(checked > 200)
  }
}
