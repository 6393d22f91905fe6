import NichromeNumerics

/// The screened Poisson equation psi'' - K^2 psi = -K^2 f of both wires on equal cells: all of it that is the same at each step.
///
/// Diagonal in the cosine basis, whose functions have no slope at either end; the homogeneous solution
/// cosh K(D - s)/cosh KD adds what slope there is, exact however thin the screening layer.
final class ScreenedEquation: @unchecked Sendable {
  /// -psi/psi' of the homogeneous solution at its face: 1/(K tanh KD).
  let reach: Double
  /// cosh K(D - s)/cosh KD at the cells' centres.
  let decay: Column<Double>
  /// The same at the far end.
  let remnant: Double
  /// Of each wire, which may be solved at the same time.
  private let transforms: [CosineTransform]
  /// K^2/(K^2 + q^2) for each wave number q of the basis.
  private let response: Column<Double>

  init(wavenumber k: Double, mesh: Mesh) {
    let d = mesh.halfLength
    func decay(_ s: Double) -> Double {
      (exponential(-k * s) + exponential(-k * (2 * d - s))) / (1 + exponential(-2 * k * d))
    }
    let square = exponential(-2 * k * d)
    reach = (1 + square) / (k * (1 - square))
    remnant = decay(d)
    self.decay = Column(count: mesh.count, repeating: 0)
    response = Column(count: mesh.count, repeating: 0)
    for j in 0..<mesh.count {
      self.decay[j] = decay(mesh.centre(j))
      let q = Double(j) * .pi / d
      response[j] = k * k / (k * k + q * q)
    }
    transforms = (0...1).map { _ in CosineTransform(count: mesh.count) }
  }

  /// f at the cells' centres, to be filled before `solve`; psi without slope at the ends, after it.
  func values(_ wire: Int) -> UnsafeMutablePointer<Double> { transforms[wire].values }

  /// - Returns: psi at the face.
  func solve(_ wire: Int) -> Double {
    let transform = transforms[wire]
    transform.forward()
    let (coefficients, response) = (transform.coefficients, response.start)
    var face = 0.0
    for n in 0..<transform.count {
      coefficients[n] *= response[n]
      face += coefficients[n]
    }
    transform.backward()
    return face
  }
}
