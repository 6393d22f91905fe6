import NichromeModel

/// The jump that drives the current of the linearised closure: V twice, less the electrostatic drop.
///
/// f(eps_L) - f(eps_R) drives it with u, and the charged faces with y_L - y_R = u - DeltaPhi, y = mu - e phi - mu0. With y
/// decaying like exp(-K s) and psi' = -c - K y at the face equal to -(u - 2 y)/gap, gap = L eps/eps_B, the faces have
/// y = +-(u - c gap)/(K gap + 2): a first guess, exact for a constant mean free path up to what relaxes beside the faces.
struct FaceCharging {
  /// 2/(K gap + 2); 0 in the neutral limit, and where the kinetic jump is the electrostatic drop.
  private let share: Double
  private let gap: Double

  init(of system: System) {
    gap = system.scatterer.length / system.scatterer.permittivityRatio
    if case .poisson(let k) = system.screening, system.dynamics == .linearised {
      share = 2 / (k * gap + 2)
    } else {
      share = 0
    }
  }

  /// The u of jump = u + share (u - c gap).
  func voltage(jump: Double, slope: Double) -> Double { (jump + share * slope * gap) / (1 + share) }
}
