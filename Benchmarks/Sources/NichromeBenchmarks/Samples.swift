/// Mean and standard error of independent samples of a profile.
struct Samples {
  private(set) var all: [[Double]] = []
  mutating func append(_ profile: [Double]) { all.append(profile) }

  var mean: [Double] { all[0].indices.map { i in all.reduce(0) { $0 + $1[i] } / Double(all.count) } }
  var error: [Double] {
    let (mean, n) = (mean, Double(all.count))
    return mean.indices.map { i in
      let squares = all.reduce(0) { $0 + ($1[i] - mean[i]) * ($1[i] - mean[i]) }
      return (squares / (n * (n - 1))).squareRoot()
    }
  }
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

/// Mean square of the difference of two profiles over its standard error: 1 if they are the same.
func meanSquare(_ a: [Double], _ aError: [Double], _ b: [Double], _ bError: [Double]) -> Double {
  let squares = a.indices.map { i -> Double in
    let difference = a[i] - b[i]
    return difference * difference / (aError[i] * aError[i] + bError[i] * bError[i])
  }
  return squares.reduce(0, +) / Double(squares.count)
}
