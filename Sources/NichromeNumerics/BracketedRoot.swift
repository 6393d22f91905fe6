/// A zero of a continuous function between two points where its signs differ, by Brent's method.
///
/// Inverse quadratic interpolation guarded by bisection (Brent, Algorithms for Minimization without Derivatives, 1973,
/// ch. 4): never slower than bisection by more than a factor, and superlinear for smooth functions. The result is within
/// `tolerance` plus a few roundings of a zero.
public func bracketedRoot(
  between lower: Double, and upper: Double, tolerance: Double = 0, of function: (Double) -> Double
) -> Double {
  var (a, b) = (lower, upper)
  var (fa, fb) = (function(a), function(b))
  precondition(fa == 0 || fb == 0 || (fa < 0) != (fb < 0), "the function must change sign in the bracket")
  if fa == 0 { return a }
  var (c, fc) = (a, fa)
  var step = b - a
  var previous = step
  while fb != 0 {
    if (fb < 0) == (fc < 0) {
      (c, fc) = (a, fa)
      step = b - a
      previous = step
    }
    if abs(fc) < abs(fb) {
      (a, fa) = (b, fb)
      (b, fb) = (c, fc)
      (c, fc) = (a, fa)
    }
    let resolution = 2 * Double.ulpOfOne * abs(b) + 0.5 * tolerance + Double.leastNormalMagnitude
    let half = 0.5 * (c - b)
    if abs(half) <= resolution { break }
    if abs(previous) >= resolution && abs(fa) > abs(fb) {
      let trial = interpolationStep(a: a, fa: fa, b: b, fb: fb, c: c, fc: fc)
      let accept = trial * half > 0 && abs(trial) < min(1.5 * abs(half) - 0.5 * resolution, 0.5 * abs(previous))
      previous = accept ? step : half
      step = accept ? trial : half
    } else {
      step = half
      previous = half
    }
    (a, fa) = (b, fb)
    b += abs(step) > resolution ? step : (half > 0 ? resolution : -resolution)
    fb = function(b)
  }
  return b
}

/// Secant step when only two points are distinct, inverse quadratic interpolation otherwise.
private func interpolationStep(a: Double, fa: Double, b: Double, fb: Double, c: Double, fc: Double) -> Double {
  let s = fb / fa
  if a == c { return -(c - b) * s / (1 - s) }
  let (q, r) = (fa / fc, fb / fc)
  let numerator = s * ((c - b) * q * (q - r) - (b - a) * (r - 1))
  return -numerator / ((q - 1) * (r - 1) * (s - 1))
}
