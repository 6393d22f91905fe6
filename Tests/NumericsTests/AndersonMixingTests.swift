import NichromeNumerics
import Testing

@Suite("Anderson mixing") struct AndersonMixingTests {
  /// x -> x + b - A x with eigenvalues of A up to 1.9, where the plain iteration crawls.
  @Test("A linear problem of n unknowns is solved in n + 1 steps") func linear() {
    let matrix = [1.9, 1.0, 0.5, 0.1, 0.01]
    let right = [1.0, -2, 3, 0.5, 0.2]
    var mixing = AndersonMixing(depth: 8)
    var x = [0.0, 0, 0, 0, 0]
    for _ in 0..<7 {
      x = mixing.next(after: x, step: x.indices.map { right[$0] - matrix[$0] * x[$0] })
    }
    for k in x.indices { #expect(abs(x[k] - right[k] / matrix[k]) < 1e-6 * abs(right[k] / matrix[k]), "\(k): \(x[k])") }
  }

  @Test("Without memory it is the plain iteration") func plain() {
    var mixing = AndersonMixing(depth: 0)
    #expect(mixing.next(after: [1, 2], step: [0.5, 0]) == [1.5, 2])
    #expect(mixing.next(after: [1.5, 2], step: [0.5, 1]) == [2, 3])
  }
}
