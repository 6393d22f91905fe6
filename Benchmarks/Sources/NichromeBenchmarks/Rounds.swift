import NichromeKinetics

/// Advances an experiment by whole blocks.
/// - Parameter time: in l0/v0.
/// - Returns: particle-steps, the sum over the steps of the electrons aloft.
@discardableResult
func advance(_ experiment: Experiment, by time: Double) -> Double {
  let blocks = Int((time / experiment.blockDuration).rounded(.up))
  var steps = 0.0
  for _ in 0..<blocks {
    experiment.advance()
    steps += experiment.population * experiment.blockDuration / experiment.timeStep
  }
  return steps
}

func rounded(_ value: Double, _ digits: Int) -> String {
  let scale = digits == 1 ? 10.0 : 100.0
  return "\((scale * value).rounded() / scale)"
}

extension String {
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(width - count, 1)) }
}
