/// The physical system of one run in reduced units: energies in mu0, lengths in l0, times in l0/v0.
///
/// A wire of relaxing electrons on each side of a coherent scatterer, at temperature theta = k_B T/mu0, driven by a
/// voltage or a current. Every simulation, formula and solver starts from this value.
public struct System: Sendable, Equatable, Codable {
  /// theta = k_B T/mu0.
  public var temperature: Double
  /// How the mean free path depends on the velocity.
  public var relaxation: RelaxationLaw
  /// Electrostatics of the wires.
  public var screening: Screening
  /// Simulated length of each wire, in l0.
  public var halfLength: Double
  public var scatterer: Scatterer
  /// Where there is a course, its largest value.
  public var drive: Drive
  /// The drive as a function of time; a voltage is then that between the ends of the wires.
  public var course: DriveCourse?
  public var dynamics: Dynamics

  public init(
    temperature: Double, relaxation: RelaxationLaw, screening: Screening, halfLength: Double, scatterer: Scatterer,
    drive: Drive, dynamics: Dynamics = .full, course: DriveCourse? = nil
  ) {
    self.temperature = temperature
    self.relaxation = relaxation
    self.screening = screening
    self.halfLength = halfLength
    self.scatterer = scatterer
    self.drive = drive
    self.dynamics = dynamics
    self.course = course
  }
}

extension System {
  /// Files written before the key existed hold runs of the full dynamics.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      temperature: try values.decode(Double.self, forKey: .temperature),
      relaxation: try values.decode(RelaxationLaw.self, forKey: .relaxation),
      screening: try values.decode(Screening.self, forKey: .screening),
      halfLength: try values.decode(Double.self, forKey: .halfLength),
      scatterer: try values.decode(Scatterer.self, forKey: .scatterer),
      drive: try values.decode(Drive.self, forKey: .drive),
      dynamics: try values.decodeIfPresent(Dynamics.self, forKey: .dynamics) ?? .full,
      course: try values.decodeIfPresent(DriveCourse.self, forKey: .course))
  }
}

/// Electrostatics of the wires.
public enum Screening: Sendable, Equatable, Codable {
  /// Strong Coulomb limit k_s -> infinity: the density deviation vanishes everywhere.
  case neutral
  /// Poisson's equation with K = k_s l0, the screening wave number (A4) at the actual temperature.
  case poisson(wavenumber: Double)
}

/// The coherent, elastic, electrically neutral scatterer.
public struct Scatterer: Sendable, Equatable, Codable {
  /// Length L in l0.
  public var length: Double
  /// eps_B/eps, permittivity of the scatterer over that of the wires.
  public var permittivityRatio: Double
  public var transmission: TransmissionLaw

  public init(length: Double, permittivityRatio: Double, transmission: TransmissionLaw) {
    self.length = length
    self.permittivityRatio = permittivityRatio
    self.transmission = transmission
  }
}

/// What is held fixed by the source.
public enum Drive: Sendable, Equatable, Codable {
  /// u = eV/mu0, the electrochemical drop mu(z-) - mu(z+) at the scatterer.
  case voltage(Double)
  /// iota = I/(e mu0/(pi hbar)).
  case current(Double)
}
