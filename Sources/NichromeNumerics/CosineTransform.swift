import CFFTW
import Synchronization

/// Forward and backward cosine transforms (DCT-II and its inverse) of one fixed length, on a private workspace.
///
/// Plans use FFTW_ESTIMATE: FFTW_MEASURE picks algorithms by timing and would make runs irreproducible to the last bit.
public final class CosineTransform: @unchecked Sendable {
  public let count: Int
  /// Values at cell centres; input of `forward`, output of `backward`.
  public let values: UnsafeMutablePointer<Double>
  /// Coefficients of cos(pi n (j + 1/2)/count); output of `forward`, input of `backward`.
  public let coefficients: UnsafeMutablePointer<Double>
  private let analysis: OpaquePointer
  private let synthesis: OpaquePointer
  /// FFTW's planner is not thread-safe; executing is.
  private static let planner = Mutex(())

  public init(count: Int) {
    precondition(count > 0)
    self.count = count
    values = fftw_alloc_real(count)
    coefficients = fftw_alloc_real(count)
    let n = Int32(count)
    nonisolated(unsafe) let (x, c) = (values, coefficients)
    x.initialize(repeating: 0, count: count)
    c.initialize(repeating: 0, count: count)
    let plans = Self.planner.withLock { _ in
      Plans(
        forward: fftw_plan_r2r_1d(n, x, c, FFTW_REDFT10, UInt32(FFTW_ESTIMATE)),
        backward: fftw_plan_r2r_1d(n, c, x, FFTW_REDFT01, UInt32(FFTW_ESTIMATE) | UInt32(FFTW_PRESERVE_INPUT)))
    }
    guard let forward = plans.forward, let backward = plans.backward else {
      preconditionFailure("FFTW refused a plan")
    }
    analysis = forward
    synthesis = backward
  }

  private struct Plans: @unchecked Sendable {
    let forward: fftw_plan?
    let backward: fftw_plan?
  }

  deinit {
    Self.planner.withLock { _ in
      fftw_destroy_plan(analysis)
      fftw_destroy_plan(synthesis)
    }
    fftw_free(values)
    fftw_free(coefficients)
  }

  /// coefficients_n = (2 - delta_n0)/count * sum_j values_j cos(pi n (j + 1/2)/count), so that
  /// values_j = sum_n coefficients_n cos(pi n (j + 1/2)/count).
  public func forward() {
    fftw_execute(analysis)
    let scale = 1 / Double(count)
    for n in 0..<count { coefficients[n] *= scale }
    coefficients[0] *= 0.5
  }

  /// values_j = sum_n coefficients_n cos(pi n (j + 1/2)/count).
  public func backward() {
    for n in 1..<count { coefficients[n] *= 0.5 }
    fftw_execute(synthesis)
    for n in 1..<count { coefficients[n] *= 2 }
  }
}
