import NichromeNumerics
import Testing

@Suite("Linear equations and Gauss rules") struct LinearSystemTests {
  @Test("Solves equations whose rows and columns span hundreds of orders of magnitude") func scaled() throws {
    // A Cauchy matrix of interlacing points, well conditioned once it is scaled.
    let count = 40
    var system = LinearSystem(order: count)
    let rows = (0..<count).map { Double(sign: .plus, exponent: -20 * $0, significand: 1) }
    let columns = (0..<count).map { Double(sign: .plus, exponent: 11 * $0, significand: 1) }
    for i in 0..<count {
      let coefficients = (0..<count).map { rows[i] * columns[$0] / (Double($0) - Double(i) + 0.5) }
      var value = 0.0
      for j in 0..<count { value += rows[i] / (Double(j - i) + 0.5) * Double(j + 1) }
      system.append(coefficients, equals: value)
    }
    let solution = try #require(system.solution())
    for i in 0..<count { #expect(abs(solution[i] * columns[i] / Double(i + 1) - 1) <= 1e-12, "\(i): \(solution[i])") }
  }

  @Test("Singular equations have no solution") func singular() {
    var empty = LinearSystem(order: 2)
    empty.append([0, 0], equals: 1)
    empty.append([1, 1], equals: 1)
    #expect(empty.solution() == nil)
    var dependent = LinearSystem(order: 2)
    dependent.append([1, 2], equals: 1)
    dependent.append([2, 4], equals: 3)
    #expect(dependent.solution() == nil)
  }

  @Test("A Gauss rule of order n is exact to the power 2 n - 1 and no further", arguments: 1...12)
  func gauss(order: Int) {
    let nodes = GaussLegendre(order: order).nodes(from: 0, to: 2)
    #expect(nodes.count == order && nodes.map(\.position) == nodes.map(\.position).sorted())
    func moment(_ power: Int) -> Double {
      var sum = 0.0
      for node in nodes {
        var term = node.weight
        for _ in 0..<power { term *= node.position - 1 }
        sum += term
      }
      return sum
    }
    for power in 0..<(2 * order) {
      #expect(abs(moment(power) - (power % 2 == 0 ? 2 / Double(power + 1) : 0)) <= 1e-14)
    }
    // Of x^{2n} on -1...1 it misses 2^{2n+1} (n!)^4/((2n+1) ((2n)!)^2) = 2/(2n+1) prod_k [k/(2k-1)]^2.
    var expected = 2 / Double(2 * order + 1)
    for k in 1...order {
      let ratio = Double(k) / Double(2 * k - 1)
      expected *= ratio * ratio
    }
    let missing = 2 / Double(2 * order + 1) - moment(2 * order)
    #expect(abs(missing - expected) <= 1e-14, "\(missing) \(expected)")
  }
}
