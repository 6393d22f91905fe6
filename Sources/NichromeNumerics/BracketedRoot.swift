import CGSL

/// A zero of a continuous function between two points where its signs differ, by Brent's method.
///
/// Inverse quadratic interpolation guarded by bisection (Brent, Algorithms for Minimization without Derivatives, 1973,
/// ch. 4; the implementation is the GNU Scientific Library's): never slower than bisection by more than a factor, and
/// superlinear for smooth functions. The result is within `tolerance` plus a few roundings of a zero.
/// - Precondition: the function is finite in the bracket, and zero at an end or of different signs at the ends.
public func bracketedRoot(
  between lower: Double, and upper: Double, tolerance: Double = 0, of function: (Double) -> Double
) -> Double {
  let solver = gsl_root_fsolver_alloc(nichrome_brent_method())
  precondition(solver != nil, "no memory for a root solver")
  defer { gsl_root_fsolver_free(solver) }
  return GSL.withFunction(function) { function in
    var status = gsl_root_fsolver_set(solver, function, min(lower, upper), max(lower, upper))
    precondition(status == 0, "the function must be finite and change sign in the bracket: \(GSL.message(status))")
    // A zero at 0 has no relative width: there the least normal number ends the search.
    let width = tolerance + Double.leastNormalMagnitude
    repeat {
      status = gsl_root_fsolver_iterate(solver)
      precondition(status == 0, GSL.message(status))
    } while gsl_root_test_interval(
      gsl_root_fsolver_x_lower(solver), gsl_root_fsolver_x_upper(solver), width, 2 * Double.ulpOfOne) != 0
    return gsl_root_fsolver_root(solver)
  }
}
