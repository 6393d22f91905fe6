/// D = int dt (iota - I), what has passed the faces of the cells beyond the total current; the left wire outward from the
/// scatterer, then the right one.
struct Displacement: Sendable {
  private(set) var faces: [[Double]]

  init(faces: [[Double]]) { self.faces = faces }

  /// d_z D = -2 nu, from D at the left end.
  init(charge: [[Double]], atLeftEnd start: Double, spacing: Double) {
    let n = charge[0].count
    faces = Array(repeating: Array(repeating: start, count: n + 1), count: 2)
    for j in stride(from: n - 1, through: 0, by: -1) {
      faces[0][j] = faces[0][j + 1] - 2 * spacing * charge[0][j]
    }
    faces[1][0] = faces[0][0]
    for j in 0..<n { faces[1][j + 1] = faces[1][j] - 2 * spacing * charge[1][j] }
  }

  var atScatterer: Double { faces[0][0] }

  /// Mean over both wires.
  var mean: Double {
    let n = faces[0].count - 1
    return faces.reduce(0) { $0 + $1.reduce(0, +) - 0.5 * ($1[0] + $1[n]) } / Double(2 * n)
  }

  mutating func shift(by more: Double) {
    for wire in 0...1 { for face in faces[wire].indices { faces[wire][face] += more } }
  }

  /// What slopes psi' do while D becomes another, per cell, wire after wire.
  func work(of slopes: [[Double]], until end: Displacement, spacing: Double) -> [Double] {
    (0...1).flatMap { wire in
      let works = faces[wire].indices.map { face in
        -slopes[wire][face] * (end.faces[wire][face] - faces[wire][face]) * spacing
      }
      return (0..<(works.count - 1)).map { 0.5 * (works[$0] + works[$0 + 1]) }
    }
  }
}
