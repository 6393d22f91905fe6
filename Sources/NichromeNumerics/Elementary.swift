#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Natural logarithm, inlinable across modules without exposing the C library.
@inlinable public func logarithm(_ x: Double) -> Double { log(x) }

/// 1/(exp(x) + 1) without overflow: the Fermi function at unit temperature.
@inlinable public func fermi(_ x: Double) -> Double {
  if x > 0 {
    let e = exp(-x)
    return e / (1 + e)
  }
  return 1 / (1 + exp(x))
}

/// -dF/dx of `fermi`, the logistic density: 1/(4 cosh^2(x/2)).
@inlinable public func logisticDensity(_ x: Double) -> Double {
  let e = exp(-abs(x))
  return e / ((1 + e) * (1 + e))
}

/// e^x.
@inlinable public func exponential(_ x: Double) -> Double { exp(x) }

/// e^x - 1 and ln(1 + x), good for small x.
@inlinable public func lessOne(_ x: Double) -> Double { expm1(x) }
@inlinable public func logOnePlus(_ x: Double) -> Double { log1p(x) }

/// x^p for x >= 0, exact and cheap for the powers that are met most.
@inlinable public func raise(_ x: Double, _ p: Double) -> Double {
  if p == 0 { return 1 }
  if p == 1 { return x }
  if p == 2 { return x * x }
  if p == 0.5 { return x.squareRoot() }
  if p == -0.5 { return 1 / x.squareRoot() }
  return pow(x, p)
}

/// Composite Simpson rule on 2000 panels, for smooth functions.
public func simpson(from a: Double, to b: Double, _ f: (Double) -> Double) -> Double {
  let panels = 2000
  let h = (b - a) / Double(2 * panels)
  var sum = f(a) + f(b)
  for k in 1..<(2 * panels) { sum += (k % 2 == 1 ? 4 : 2) * f(a + h * Double(k)) }
  return sum * h / 3
}
