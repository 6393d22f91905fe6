import NichromeNumerics
import Testing

@Suite("Running moments") struct MomentsTests {
  private static let rows = (0..<9).map { k in [1e6 + Double(k * k % 7), 0.1 * Double(k), 3] }

  @Test("mean and standard error are those of all vectors at once") func agreement() throws {
    var moments = Moments(width: 3)
    #expect(moments.standardError == nil)
    for row in Self.rows { moments.add(row) }
    let error = try #require(moments.standardError)
    let expected = BatchMeans.standardError(Self.rows, width: 3)
    for (found, exact) in zip(moments.mean, BatchMeans.mean(Self.rows, width: 3)) {
      #expect(abs(found - exact) <= 1e-15 * abs(exact))
    }
    for (found, exact) in zip(error, expected) { #expect(abs(found - exact) <= 1e-10 * exact) }
  }

  @Test("go on from a saved state to the bit") func state() throws {
    var whole = Moments(width: 3)
    var resumed = Moments(width: 3)
    for (index, row) in Self.rows.enumerated() {
      whole.add(row)
      if index == 3 {
        var writer = StateWriter()
        whole.save("m", to: &writer)
        try resumed.restore("m", from: StateReader(writer.sections))
      } else if index > 3 {
        resumed.add(row)
      }
    }
    #expect(resumed == whole)
  }
}
