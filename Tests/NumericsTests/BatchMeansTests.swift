import Foundation
import NichromeNumerics
import Testing

@Suite("Batch means") struct BatchMeansTests {
  /// Normal numbers as the sum of twelve uniform ones: enough for what is asked here.
  private func noise(_ random: RandomStream) -> Double { (0..<12).reduce(-6.0) { sum, _ in sum + random.uniform() } }

  /// 50 batches of normal numbers: (mean)/(error) follows Student's t of 49 degrees of freedom, within 2.0096 in 95 %. Over
  /// 4000 repetitions the share has a deviation of 0.0034: beyond four of them once in 16 000.
  @Test("The standard error covers the truth as often as it claims") func coverage() {
    let random = RandomStream(seed: 41, stream: 0)
    let repetitions = 4000
    var covered = 0
    for _ in 0..<repetitions {
      var batches = BatchMeans(width: 1)
      for _ in 0..<50 { batches.append([3 + noise(random)]) }
      if abs(batches.mean[0] - 3) < 2.0096 * batches.standardError[0] { covered += 1 }
    }
    let share = Double(covered) / Double(repetitions)
    #expect(abs(share - 0.95) < 4 * 0.0034, "\(share)")
  }

  /// The same for a series correlated over ten blocks: batches have grown far past that, so the merged batches know.
  @Test("Merging brings the errors of a correlated series right") func correlated() {
    let random = RandomStream(seed: 42, stream: 0)
    let (repetitions, length, memory) = (400, 64 * 64, 0.9)
    var squares = 0.0
    for _ in 0..<repetitions {
      var batches = BatchMeans(width: 1)
      var x = noise(random) / (1 - memory * memory).squareRoot()
      for _ in 0..<length {
        x = memory * x + noise(random)
        batches.append([x])
      }
      squares += pow(batches.mean[0] / batches.standardError[0], 2)
    }
    // Mean square of t is 1.07 for 32 batches of 128 blocks; batches of 6.7 correlation times raise it to about 1.25.
    // Its own deviation over 400 repetitions is 0.09. Errors that ignore the correlation would give 19.
    let found = squares / Double(repetitions)
    #expect(found > 0.7 && found < 1.6, "\(found)")
  }

  @Test("Merging keeps the mean and bounds the number of batches", arguments: [1, 63, 64, 65, 1000, 4096])
  func merging(blocks: Int) {
    var batches = BatchMeans(width: 2)
    for k in 0..<blocks { batches.append([Double(k), 1]) }
    #expect(batches.batches.count < BatchMeans.capacity)
    if blocks >= BatchMeans.capacity { #expect(batches.batches.count >= BatchMeans.capacity / 2) }
    let complete = batches.batches.count * batches.blocksPerBatch
    #expect(complete <= blocks && blocks - complete < batches.blocksPerBatch)
    #expect(abs(batches.mean[0] - 0.5 * Double(complete - 1)) <= 1e-12 * Double(blocks))
    #expect(batches.mean[1] == 1)
    for (index, batch) in batches.batches.enumerated() {
      let expected = (Double(index) + 0.5) * Double(batches.blocksPerBatch) - 0.5
      #expect(abs(batch[0] - expected) <= 1e-12 * Double(blocks))
    }
  }

  @Test("The covariance of the means: its diagonal the squared errors, its sign the dependence") func covariance() {
    let random = RandomStream(seed: 43, stream: 0)
    let batches = (0..<40).map { _ in
      let (a, b) = (noise(random), noise(random))
      return [a, b, 2 * a + 1, a - b]
    }
    let matrix = BatchMeans.covariance(batches, width: 4)
    let errors = BatchMeans.standardError(batches, width: 4)
    for i in 0..<4 {
      #expect(abs(matrix[i][i] - errors[i] * errors[i]) < 1e-15)
      for j in 0..<4 { #expect(matrix[i][j] == matrix[j][i]) }
    }
    #expect(abs(matrix[0][2] - 2 * matrix[0][0]) < 1e-14)
    #expect(abs(matrix[3][0] - (matrix[0][0] - matrix[0][1])) < 1e-14)
    #expect(BatchMeans.standardError([[1, 2, 3, 4]], width: 4).allSatisfy { $0 == .infinity })
  }
}
