import CGSL

/// F_{-1/2}(x) = (1/Gamma(1/2)) int_0^inf dt t^{-1/2}/(exp(t - x) + 1) = -Li_{1/2}(-e^x).
///
/// By the GNU Scientific Library, to a few roundings; O(1).
public func fermiDiracMinusHalf(_ x: Double) -> Double { gsl_sf_fermi_dirac_mhalf(x) }
