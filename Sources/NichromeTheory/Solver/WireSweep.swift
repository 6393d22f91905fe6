import NichromeNumerics

/// Electrons of one total energy in one wire: inward and outward movers at every edge, through turning points if any.
///
/// Cells are passed with their exact optical depth and a source that is a parabola across the cell, so that what enters,
/// leaves and is absorbed balances to rounding. Energies have one stretch of allowed edges or several; each ends at the
/// face, at the wire's end, or at a turning point within a cell. The mover that reaches the face is alpha times the one
/// that leaves it, plus beta.
final class WireSweep {
  let mesh: SolverMesh
  private let law: PathLaw
  private let temperature: Double
  private(set) var state: WireState
  private(set) var muEdges: [Double]
  private(set) var psiEdges: [Double]
  private let cells: SweepColumns
  private var stretches: [Stretch] = []

  /// Consecutive allowed edges.
  private struct Stretch {
    var first: Int
    var last: Int
  }

  init(mesh: SolverMesh, law: PathLaw, temperature: Double, state: WireState) {
    (self.mesh, self.law, self.temperature, self.state) = (mesh, law, temperature, state)
    (muEdges, psiEdges) = ([], [])
    cells = SweepColumns(count: mesh.count)
    look(at: state)
  }

  func look(at state: WireState) {
    self.state = state
    muEdges = mesh.edgeValues(state.mu, end: state.muEnd)
    psiEdges = mesh.edgeValues(state.psi, end: state.psiEnd)
    if let face = state.psiFace { psiEdges[0] = face }
  }

  /// Prepares an energy; returns what reaches the face as alpha times what leaves it plus beta (0, 0 if none can be there).
  func prepare(energy: Double, incoming: Double) -> (alpha: Double, beta: Double) {
    occupy(energy)
    findStretches()
    var response = (alpha: 0.0, beta: 0.0)
    for stretch in stretches {
      for k in stretch.first..<stretch.last { layCell(k) }
      if stretch.first > 0 { layTurn(stretch.first - 1, from: stretch.first) }
      if stretch.last < mesh.count { layTurn(stretch.last, from: stretch.last) }
      if stretch.first == 0 {
        response = lead(stretch, incoming: incoming)
      } else {
        close(stretch, incoming: incoming)
      }
    }
    return response
  }

  /// Completes the stretch at the face with what leaves the scatterer into it.
  func complete(leavingFace value: Double) {
    guard let stretch = stretches.first, stretch.first == 0 else { return }
    goOut(stretch, from: value)
    if stretch.last < mesh.count { goIn(stretch, from: turned(cells.outward[stretch.last], in: stretch.last)) }
  }

  private func occupy(_ energy: Double) {
    let scale = 1 / temperature
    for k in 0..<mesh.count { cells.centre[k] = Self.occupation((energy - state.mu[k]) * scale) }
    for k in 0...mesh.count {
      cells.edge[k] = Self.occupation((energy - muEdges[k]) * scale)
      cells.kinetic[k] = energy - psiEdges[k]
    }
  }

  @inline(__always) private static func occupation(_ y: Double) -> Double { y > 38 ? 0 : (y < -38 ? 1 : fermi(y)) }

  private func findStretches() {
    stretches.removeAll(keepingCapacity: true)
    var first = -1
    for k in 0...mesh.count {
      if cells.kinetic[k] > 0 {
        if first < 0 { first = k }
      } else if first >= 0 {
        stretches.append(Stretch(first: first, last: k - 1))
        first = -1
      }
    }
    if first >= 0 { stretches.append(Stretch(first: first, last: mesh.count)) }
  }

  private func layCell(_ k: Int) {
    let path = OpticalPath.through(
      cells.kinetic[k], cells.kinetic[k + 1], length: mesh.widths[k], law: law)
    let emission = CellEmission(depth: path.depth)
    let (a, m, b) = (cells.edge[k], cells.centre[k], cells.edge[k + 1])
    // The mean is that where relaxations take place.
    let even = ((a + 4 * m + b) / 6 + (b - a) * path.lean) * emission.mean + 2 * (a + b - 2 * m) * emission.curvature
    let odd = (b - a) * emission.slope
    cells.decay[k] = emission.decay
    cells.emittedOut[k] = even + odd
    cells.emittedIn[k] = even - odd
    cells.share[k] = path.dwell / path.depth
  }

  /// The part of a cell from an edge to a turning point and back, its source taken where relaxations take place on average.
  private func layTurn(_ k: Int, from near: Int) {
    let far = near == k ? k + 1 : k
    let kinetic = cells.kinetic[near]
    let reach = kinetic / (kinetic - cells.kinetic[far])
    let path = OpticalPath.toTurningPoint(kinetic, length: reach * mesh.widths[k], law: law)
    let xi = reach * (1 - path.lean) - 0.5
    let (a, m, b) = (cells.edge[near], cells.centre[k], cells.edge[far])
    let source = (a + 4 * m + b) / 6 + (b - a) * xi + 2 * (a + b - 2 * m) * (xi * xi - 1.0 / 12)
    let emission = CellEmission(depth: min(2 * path.depth, 700))
    cells.decay[k] = emission.decay
    cells.emittedIn[k] = source * emission.mean
    cells.share[k] = path.depth.isFinite ? path.dwell / path.depth : 0
  }

  private func turned(_ arriving: Double, in k: Int) -> Double { arriving * cells.decay[k] + cells.emittedIn[k] }

  private func goOut(_ stretch: Stretch, from value: Double) {
    cells.outward[stretch.first] = value
    var g = value
    for k in stretch.first..<stretch.last {
      g = g * cells.decay[k] + cells.emittedOut[k]
      cells.outward[k + 1] = g
    }
  }

  private func goIn(_ stretch: Stretch, from value: Double) {
    cells.inward[stretch.last] = value
    var g = value
    for k in stride(from: stretch.last - 1, through: stretch.first, by: -1) {
      g = g * cells.decay[k] + cells.emittedIn[k]
      cells.inward[k] = g
    }
  }

  /// e^-depth there and back.
  private func roundTrip(_ stretch: Stretch) -> Double {
    var product = 1.0
    for k in stretch.first..<stretch.last { product *= cells.decay[k] }
    return product * product
  }

  /// A stretch that begins at the face.
  private func lead(_ stretch: Stretch, incoming: Double) -> (alpha: Double, beta: Double) {
    if stretch.last == mesh.count {
      goIn(stretch, from: incoming)
      return (0, cells.inward[0])
    }
    goOut(stretch, from: 0)
    goIn(stretch, from: turned(cells.outward[stretch.last], in: stretch.last))
    return (cells.decay[stretch.last] * roundTrip(stretch), cells.inward[0])
  }

  /// A stretch that the face has no part in.
  private func close(_ stretch: Stretch, incoming: Double) {
    let inner = stretch.first - 1
    if stretch.last == mesh.count {
      goIn(stretch, from: incoming)
      goOut(stretch, from: turned(cells.inward[stretch.first], in: inner))
      return
    }
    // A pocket between two turning points: what comes round is decay times what set out, plus what was emitted on the way.
    goOut(stretch, from: 0)
    goIn(stretch, from: turned(cells.outward[stretch.last], in: stretch.last))
    let once = turned(cells.inward[stretch.first], in: inner)
    let decay = cells.decay[inner] * cells.decay[stretch.last] * roundTrip(stretch)
    goOut(stretch, from: once / max(1 - decay, .leastNormalMagnitude))
    goIn(stretch, from: turned(cells.outward[stretch.last], in: stretch.last))
  }

  /// Adds this energy's share to the balance of the wire.
  func score(energy: Double, weight: Double, in balance: WireBalance) {
    let (outward, inward) = (cells.outward, cells.inward)
    for stretch in stretches {
      for k in stretch.first...stretch.last {
        balance.flux[k] += weight * (outward[k] - inward[k])
        balance.energyFlux[k] += weight * (outward[k] - inward[k]) * (energy - 1)
      }
      for k in stretch.first..<stretch.last {
        add((outward[k] - outward[k + 1]) + (inward[k + 1] - inward[k]), to: k, energy, weight, balance)
      }
      let (a, b) = (stretch.first, stretch.last)
      if a > 0 { add(inward[a] - outward[a], to: a - 1, energy, weight, balance) }
      if b < mesh.count { add(outward[b] - inward[b], to: b, energy, weight, balance) }
    }
  }

  @inline(__always) private func add(
    _ absorbed: Double, to k: Int, _ energy: Double, _ weight: Double, _ balance: WireBalance
  ) {
    balance.absorbed[k] += weight * absorbed
    balance.heat[k] += weight * absorbed * (energy - 1)
    // int ds (g+ + g- - 2 F)/l = absorbed; electrons beyond local equilibrium by the ratio of dwell to depth.
    balance.surplus[k] += 0.5 * weight * absorbed * cells.share[k]
  }
}

/// What a sweep knows of the edges and cells at the energy it is at.
private struct SweepColumns {
  let kinetic, edge, outward, inward: UnsafeMutablePointer<Double>
  let centre, decay, emittedOut, emittedIn, share: UnsafeMutablePointer<Double>
  private let storage: Column<Double>

  init(count n: Int) {
    let row = n + 1
    storage = Column(count: 9 * row, repeating: 0)
    let p = storage.start
    (kinetic, edge, outward, inward) = (p, p + row, p + 2 * row, p + 3 * row)
    (centre, decay, emittedOut) = (p + 4 * row, p + 5 * row, p + 6 * row)
    (emittedIn, share) = (p + 7 * row, p + 8 * row)
  }
}
