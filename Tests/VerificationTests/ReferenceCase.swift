import Foundation
import NichromeModel
import NichromeTheory
import Synchronization

/// One deterministic solution of the full dynamics; see Reference/README.md for the meaning of the numbers.
struct ReferenceCase: Decodable, Sendable, CustomStringConvertible {
  struct Accuracy: Decodable, Sendable {
    var excess: Double
    var integrals: Double
    var validFrom: Double
  }

  /// An interior extremum of p^q; contrasts in Drude heats.
  struct KnownSpot: Decodable, Sendable {
    var side: String
    var kind: String
    var distance: Double
    var contrastToFace: Double
    var contrastToFar: Double
  }

  var name: String
  var spots: [KnownSpot]
  var theta: Double
  var exponent: Double
  var transmission: ReferenceTransmission
  var wavenumber: Double?
  var scattererLength: Double
  var permittivityRatio: Double
  var current: Double
  var voltage: Double
  var extrapolatedVoltage: Double
  var electrostaticDrop: Double
  var drudeHeat: Double
  var excessHeatLeft: Double
  var excessHeatRight: Double
  var distance: [Double]
  var excessLeft: [Double]
  var excessRight: [Double]
  var accuracy: Accuracy

  enum CodingKeys: String, CodingKey {
    case name, theta, exponent, transmission, scattererLength, permittivityRatio, current, voltage
    case extrapolatedVoltage, electrostaticDrop, drudeHeat, excessHeatLeft, excessHeatRight, distance, excessLeft
    case excessRight, accuracy, spots
    case wavenumber = "K"
  }

  var description: String { name }

  /// Largest |p^s| among the samples that may be used: the scale of every relative error.
  var peak: Double {
    zip(distance + distance, excessLeft + excessRight).filter { $0.0 >= accuracy.validFrom }.map { abs($0.1) }.max()!
  }

  /// Largest standard error of a bin, relative to the peak, that a full verification has to reach: energy noise makes
  /// the non-degenerate cases dearer, most of all where the spots are weak.
  var targetBinError: Double { theta <= 0.2 ? 0.003 : name.hasPrefix("C2") ? 0.01 : 0.04 }

  /// Simulated length of a wire: fast electrons reach further in the non-degenerate cases.
  var halfLength: Double { theta < 0.5 ? 12 : 24 }
  /// Bins of 0.1 l0.
  var bins: Int { Int((halfLength / 0.1).rounded()) }

  var system: System {
    System(
      temperature: theta, relaxation: RelaxationLaw(exponent: exponent),
      screening: wavenumber.map { Screening.poisson(wavenumber: $0) } ?? .neutral, halfLength: halfLength,
      scatterer: Scatterer(
        length: scattererLength, permittivityRatio: permittivityRatio, transmission: transmission.law),
      drive: .current(current))
  }

  func deck(particles: Int = 200_000, seed: UInt64, stop: StopRule) -> Deck {
    Deck(
      title: name, system: system,
      simulation: SimulationSettings(particles: particles, seed: seed, stop: stop), bins: bins)
  }

  /// All cases of full.json.
  static let all: [ReferenceCase] = {
    struct File: Decodable { var cases: [ReferenceCase] }
    guard let url = Bundle.module.url(forResource: "full", withExtension: "json", subdirectory: "Reference"),
      let data = try? Data(contentsOf: url), let file = try? JSONDecoder().decode(File.self, from: data)
    else { preconditionFailure("Reference/full.json is part of the test bundle") }
    return file.cases
  }()

  /// Bin means of p^s for one wire.
  ///
  /// From the deterministic solution of this package, since the samples are too few to interpolate within a screening
  /// layer; SolverReferenceTests holds it to the samples. The error covers both.
  func binMeans(left: Bool, edges: [Double]) -> [Estimate] {
    let solution = solution
    let error = hypot(solution.discretisationError.profile, accuracy.excess)
    return zip(edges, edges.dropFirst()).map { lower, upper in
      Estimate(value: solution.excessHeat(left ? .left : .right, from: lower, to: upper), error: error)
    }
  }

  /// The deterministic solution, computed once.
  var solution: KineticSolution {
    if let known = Self.solutions.withLock({ $0[name] }) { return known }
    guard let solved = try? KineticSolution(system, tolerance: Self.tolerance) else {
      preconditionFailure("the solver converges for every reference case")
    }
    Self.solutions.withLock { $0[name] = solved }
    return solved
  }

  /// Error of the solution's profile, relative to the peak.
  static let tolerance = 2e-4
  private static let solutions = Mutex<[String: KineticSolution]>([:])

  /// The case whose name starts with `prefix`, "C1a" for instance.
  static func named(_ prefix: String) -> ReferenceCase {
    guard let found = all.first(where: { $0.name.hasPrefix(prefix) }) else { preconditionFailure("no case \(prefix)") }
    return found
  }
}

/// T(E) in the words of the reference file, energies from the mid electrochemical potential.
struct ReferenceTransmission: Decodable, Sendable {
  enum Kind: String, Decodable, Sendable {
    case const, linear, qpc, gauss, lorentz
  }

  var kind: Kind
  var value: Double?
  var slope: Double?
  var center: Double?
  var width: Double?
  var resonanceWidth: Double?
  var peak: Double?

  enum CodingKeys: String, CodingKey {
    case kind
    case value = "T0"
    case slope = "T1"
    case center = "E0"
    case width = "w"
    case resonanceWidth = "G"
    case peak = "Tmax"
  }

  /// The same law with energies from the band bottom.
  var law: TransmissionLaw {
    switch kind {
    case .const: .constant(value: value!)
    case .linear: .linear(value: value!, slope: slope!)
    case .qpc: .saddlePoint(center: 1 + center!, width: width!)
    case .gauss: .gaussian(peak: peak!, center: 1 + center!, width: resonanceWidth!)
    case .lorentz: .lorentzian(peak: peak!, center: 1 + center!, width: resonanceWidth!)
    }
  }
}
