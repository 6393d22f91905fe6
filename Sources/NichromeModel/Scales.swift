/// SI values of the reduced units (physics: energy mu0, length l0, velocity v0 = sqrt(2 mu0/m)).
public struct Scales: Sendable, Equatable, Codable {
  /// mu0 in J.
  public var energy: Double
  /// l0 in m.
  public var length: Double
  /// v0 in m/s.
  public var velocity: Double

  public init(energy: Double, length: Double, velocity: Double) {
    self.energy = energy
    self.length = length
    self.velocity = velocity
  }
}
