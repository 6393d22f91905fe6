/// What a relaxation cell emits in a step, and how it is dealt out among the chunks.
struct CellEmission: BitwiseCopyable, Sendable {
  /// Over all chunks.
  var electrons = 0
  /// For which each of them stands, with its sign.
  var carriers = 0
  /// Chunk that emits the first of them.
  var firstChunk = 0
  /// Electrons emitted by the cells before.
  var before = 0
  var centre = 0.0
  var halfSpacing = 0.0
  /// Relative slope of the mean rate, per half cell.
  var tilt = 0.0
  /// Chemical energies over which the energies are spread: mu - m, or nothing to first order; at the centre, and its slope.
  var width = 0.0
  var widthSlope = 0.0

  /// How many of the electrons a chunk emits: all emissions are dealt out in turn.
  @inline(__always) func share(chunk: Int, of chunks: Int) -> Int {
    Dealing.share(of: electrons, from: firstChunk, chunk: chunk, chunks: chunks)
  }

  /// Where in the cell a carrier appears: density linear with the slope of the mean rate, by inversion.
  @inline(__always) func place(share u: Double) -> Double {
    let xi = abs(tilt) < 1e-6 ? 2 * u - 1 : (max(1 - tilt * (2 - tilt - 4 * u), 0).squareRoot() - 1) / tilt
    return centre + halfSpacing * min(max(xi, -1), 1)
  }

  @inline(__always) func width(at s: Double) -> Double { width + widthSlope * (s - centre) }
}
