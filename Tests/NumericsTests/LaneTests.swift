import CLanes
import Foundation
import NichromeNumerics
import Testing

/// The vector loops against the C library and the authors' Philox.
@Suite("Vector loops") struct LaneTests {
  /// Arguments of every size, those next to 1 and the extremes of a uniform number among them.
  static let arguments: [Double] = {
    let random = RandomStream(seed: 71, stream: 0)
    let mantissas = (0..<200_000).map { _ in random.uniform() }
    let scaled = mantissas.enumerated().map { index, u in u * exp2(-Double(index % 53)) }
    let nearOne = mantissas.enumerated().map { index, u in 1 - u * exp2(-Double(index % 53)) }.filter { $0 < 1 }
    return scaled + nearOne + [0x1p-53, 3 * 0x1p-53, 0.5, 1 - 0x1p-53, 2.0.squareRoot() / 2]
  }()

  @Test("ln to 4 units in the last place, whatever its argument") func logarithm() {
    let worst = Self.arguments.reduce(0) { worst, x in
      max(worst, abs(nichrome_logarithm(x) / log(x) - 1))
    }
    #expect(worst < 4 * Double.ulpOfOne, "\(worst)")
    #expect(nichrome_logarithm(1) == 0)
  }

  @Test("Exponential and logistic variates are -ln x and ln(x/(1 - x))") func transforms() {
    let x = Self.arguments
    var (exponentials, logistics) = (x, x)
    exponentials.withUnsafeMutableBufferPointer { nichrome_exponentials($0.baseAddress, Int64(x.count)) }
    logistics.withUnsafeMutableBufferPointer { nichrome_logistics($0.baseAddress, Int64(x.count)) }
    for (k, u) in x.enumerated() {
      #expect(exponentials[k] == -nichrome_logarithm(u))
      // Near 1/2 the rounding of the quotient is all there is.
      #expect(abs(logistics[k] - (log(u) - log1p(-u))) < 1e-15 * max(1, abs(logistics[k])), "\(u)")
    }
  }

  @Test("e^x to 2 units in the last place") func exponential() {
    let worst = Self.arguments.reduce(0) { worst, u in
      let x = -700 * u
      return max(worst, abs(nichrome_exponential(x) / exp(x) - 1))
    }
    #expect(worst < 3 * Double.ulpOfOne, "\(worst)")
    #expect(nichrome_exponential(0) == 1)
  }

  @Test("Evenly spread numbers by the array are the single ones", arguments: [1, 32]) func even(step: Int) {
    let pair = SobolPair(using: RandomStream(seed: 72, stream: 0))
    let (first, count, phase) = (12_345, 1000, 0.3)
    var (one, two, three) = (Array(repeating: 0.0, count: count), Array(repeating: 0.0, count: count), [Double]())
    nichrome_sobol_first(UInt64(first), UInt64(step), pair.shiftOfFirst, Int64(count), &one)
    nichrome_sobol_second(UInt64(first), UInt64(step), pair.shiftOfSecond, Int64(count), &two)
    three = one
    nichrome_golden(Int64(first), Int64(step), phase, 0.5, Int64(count), &three)
    for i in 0..<count {
      let k = first + i * step
      let x = Double(k) * 0.6180339887498949 + phase
      #expect(one[i] == pair.first(k) && two[i] == pair.second(k) && three[i] == 0.5 * (x - x.rounded(.down)), "\(k)")
    }
  }

  @Test("Uniform numbers are the authors' words", arguments: [1, 2, 7, 256, 1001]) func words(count: Int) {
    let (key, low, high) = (UInt64(0x0123_4567_89ab_cdef), UInt64(99) << 31, UInt64(3) << 32 + 17)
    var numbers = Array(repeating: 2.0, count: count + 1)
    numbers.withUnsafeMutableBufferPointer { nichrome_uniforms(key, low, high, Int64(count), $0.baseAddress) }
    for k in 0..<count {
      let words = nichrome_philox(key, low, high + UInt64(k / 2))
      let word = k % 2 == 0 ? words.first : words.second
      #expect(numbers[k] == (Double(word >> 12) + 0.5) * 0x1p-52)
    }
    #expect(numbers[count] == 2, "wrote beyond the end")
  }

  @Test("Arrays of numbers and single ones never share a block") func addressing() {
    let random = RandomStream(seed: 8, stream: 2)
    random.seek(epoch: 4)
    var all: [Double] = []
    for count in [3, 1, 0, 8, 300, 5] {
      all.append(random.uniform())
      var numbers = Array(repeating: 0.0, count: count)
      numbers.withUnsafeMutableBufferPointer { if let start = $0.baseAddress { random.fillUniform(start, count) } }
      all += numbers
    }
    #expect(Set(all).count == all.count)
  }
}
