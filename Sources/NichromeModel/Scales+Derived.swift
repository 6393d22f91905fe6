extension Scales {
  /// tau0 = l0/v0 in s.
  public var time: Double { length / velocity }
  /// mu0/k_B in K, the temperature of theta = 1.
  public var temperature: Double { energy / PhysicalConstants.boltzmann }
  /// mu0/e in V, the voltage of u = 1.
  public var voltage: Double { energy / PhysicalConstants.elementaryCharge }
  /// I0 = e mu0/(pi hbar) in A.
  public var current: Double {
    PhysicalConstants.elementaryCharge * energy / (Double.pi * PhysicalConstants.reducedPlanck)
  }
  /// mu0^2/(pi hbar) in W, the unit of integrated heat.
  public var heat: Double { energy * energy / (Double.pi * PhysicalConstants.reducedPlanck) }
  /// mu0^2/(pi hbar l0) in W/m, the unit of heat per length.
  public var heatPerLength: Double { heat / length }
  /// 2 mu0/(pi hbar v0) in 1/m, the unit of the density deviation A dn.
  public var density: Double { 2 * energy / (Double.pi * PhysicalConstants.reducedPlanck * velocity) }
  /// Effective mass m = 2 mu0/v0^2 in kg.
  public var mass: Double { 2 * energy / (velocity * velocity) }

  /// The SI value of one reduced unit, in J, A, W/m, W, 1/m, m or s.
  public func si(_ unit: ReducedUnit) -> Double {
    switch unit {
    case .one: 1
    case .energy: energy
    case .current: current
    case .heatPerLength: heatPerLength
    case .heat: heat
    case .density: density
    case .length: length
    case .time: time
    }
  }
}
