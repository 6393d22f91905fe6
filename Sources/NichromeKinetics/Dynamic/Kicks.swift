import NichromeNumerics

/// The field's pull on the reference during a step: -psi' (-F') more electrons along +z and as many fewer along -z, per
/// length and time. Whole pairs per cell, what is left over is carried on with its sign: noise of the field that turns round
/// before it has moved a carrier leaves no births behind.
struct Kicks: @unchecked Sendable {
  let mesh: Mesh
  private let perSlope: Double
  /// Impulse not yet given, per cell, in carriers.
  var rest: [Double]
  /// Pairs of the step under way per cell, and how many the cells before have.
  private(set) var pairs: [Int]
  private(set) var before: [Int]

  /// - Parameter perSlope: carriers along +z per cell and step for psi' = -1.
  init(mesh: Mesh, perSlope: Double) {
    self.mesh = mesh
    self.perSlope = perSlope
    // Cells that act at different instants: a field too weak for one pair a step acts smoothly on the whole.
    rest = (0..<(2 * mesh.count)).map { cell in
      let golden = Double(cell) * 0.6180339887498949
      return golden - golden.rounded(.down) - 0.5
    }
    pairs = Array(repeating: 0, count: 2 * mesh.count)
    before = pairs
  }

  /// The pairs of the next step.
  mutating func renew(_ field: DynamicField) {
    var sum = 0
    for wire in 0...1 {
      for j in 0..<mesh.count {
        let cell = wire * mesh.count + j
        rest[cell] -= field.slope(wire, j) * perSlope
        let whole = rest[cell].rounded()
        rest[cell] -= whole
        pairs[cell] = Int(whole)
        before[cell] = sum
        sum += abs(pairs[cell])
      }
    }
  }

  /// A chunk's part of a cell's pairs, all of which are dealt out in turn: the number of its first one among all of the step.
  @inline(__always) func share(_ cell: Int, chunk: Int, of chunks: Int) -> (count: Int, first: Int) {
    let (before, pairs) = (before[cell], abs(pairs[cell]))
    let first = before + (chunk - before % chunks + chunks) % chunks
    return (Dealing.share(of: pairs, from: before % chunks, chunk: chunk, chunks: chunks), first)
  }
}
