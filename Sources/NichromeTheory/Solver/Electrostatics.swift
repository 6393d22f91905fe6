import NichromeModel

/// The condition on psi and the step that meets it: neutrality cell by cell, or Poisson's equation (A1) along left wire,
/// scatterer and right wire, psi'' = -K^2 nu/Fhat, the scatterer an empty gap of length L eps/eps_B.
struct Electrostatics {
  let mesh: SolverMesh
  let compressibility: Double
  let wavenumber: Double?
  /// L eps/eps_B.
  let gap: Double

  init(system: System, mesh: SolverMesh) {
    self.mesh = mesh
    compressibility = Screening.thermalFactor(temperature: system.temperature)
    if case .poisson(let k) = system.screening { wavenumber = k } else { wavenumber = nil }
    gap = system.scatterer.length / system.scatterer.permittivityRatio
  }

  /// psi at the faces for psi in the cells: the field in the gap goes on to the first centres.
  func faces(_ states: [WireState]) -> [Double?] {
    guard wavenumber != nil else { return [nil, nil] }
    let half = 0.5 * mesh.widths[0]
    let field = (states[1].psi[0] - states[0].psi[0]) / (gap + 2 * half)
    return [states[0].psi[0] + field * half, states[1].psi[0] - field * half]
  }

  /// Changes of psi in the cells of both wires.
  /// - Parameters:
  ///   - density: mean nu of the cells.
  ///   - muStep: the changes of mu that go with them; the density follows mu - psi.
  func step(_ states: [WireState], density: [[Double]], muStep: [[Double]]) -> [[Double]] {
    guard let k = wavenumber else {
      return (0...1).map { wire in
        zip(density[wire], muStep[wire]).map { $0 / compressibility + $1 }
      }
    }
    return solve(states, density, muStep, k)
  }

  /// The chain of cells from the left end through the gap to the right end.
  private func solve(_ states: [WireState], _ density: [[Double]], _ muStep: [[Double]], _ k: Double) -> [[Double]] {
    let n = mesh.count
    func place(_ index: Int) -> (wire: Int, cell: Int) { index < n ? (0, n - 1 - index) : (1, index - n) }
    let psi = (0..<(2 * n)).map { states[place($0).wire].psi[place($0).cell] }
    let widths = (0..<(2 * n)).map { mesh.widths[place($0).cell] }
    // Inverse distances between neighbours, first and last to the wires' ends.
    var link = [2 / widths[0]]
    for i in 1..<(2 * n) { link.append(1 / (0.5 * (widths[i - 1] + widths[i]) + (i == n ? gap : 0))) }
    link.append(2 / widths[2 * n - 1])
    let padded = [states[0].psiEnd] + psi + [states[1].psiEnd]
    var (diagonal, right) = ([Double](), [Double]())
    for i in 0..<(2 * n) {
      let (wire, cell) = place(i)
      let bend = link[i + 1] * (padded[i + 2] - padded[i + 1]) - link[i] * (padded[i + 1] - padded[i])
      diagonal.append(-link[i] - link[i + 1] - k * k * widths[i])
      right.append(-bend - k * k * widths[i] * (density[wire][cell] / compressibility + muStep[wire][cell]))
    }
    let steps = Self.tridiagonal(diagonal, between: Array(link[1..<(2 * n)]), right)
    return [(0..<n).map { steps[n - 1 - $0] }, Array(steps[n...])]
  }

  /// Symmetric tridiagonal, diagonally dominant: elimination without pivoting.
  private static func tridiagonal(_ diagonal: [Double], between: [Double], _ right: [Double]) -> [Double] {
    var (d, r) = (diagonal, right)
    for i in 1..<d.count {
      let factor = between[i - 1] / d[i - 1]
      d[i] -= factor * between[i - 1]
      r[i] -= factor * r[i - 1]
    }
    for i in stride(from: d.count - 1, through: 0, by: -1) {
      if i + 1 < d.count { r[i] -= between[i] * r[i + 1] }
      r[i] /= d[i]
    }
    return r
  }
}
