import CGSL

/// Tails of the distributions that tests of significance need, by the GNU Scientific Library.
public enum Distributions {
  /// P(x > z) of a standard normal variate.
  public static func normalTail(_ z: Double) -> Double { gsl_cdf_ugaussian_Q(z) }
  /// The z with P(x > z) = `probability`.
  public static func normalQuantile(tail probability: Double) -> Double { gsl_cdf_ugaussian_Qinv(probability) }
  /// P(x > t) of Student's variate.
  public static func studentTail(_ t: Double, freedom: Double) -> Double { gsl_cdf_tdist_Q(t, freedom) }
  /// The t with P(x > t) = `probability`.
  public static func studentQuantile(tail probability: Double, freedom: Double) -> Double {
    gsl_cdf_tdist_Qinv(probability, freedom)
  }
  /// P(x > f) of Fisher's variance ratio.
  public static func varianceRatioTail(_ f: Double, _ numerator: Double, _ denominator: Double) -> Double {
    gsl_cdf_fdist_Q(f, numerator, denominator)
  }
  /// P(x > chi^2) of the chi-square distribution.
  public static func chiSquareTail(_ chiSquare: Double, freedom: Double) -> Double {
    gsl_cdf_chisq_Q(chiSquare, freedom)
  }
  /// A standard normal variate of a stream, by inversion.
  public static func normal(_ stream: RandomStream) -> Double { gsl_cdf_ugaussian_Pinv(stream.uniform()) }
}
