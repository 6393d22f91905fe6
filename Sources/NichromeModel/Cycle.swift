/// What a run under a sine finds as a function of the drive's phase, and its harmonics (lock-in), with standard errors.
///
/// The drive is offset + amplitude sin(2 pi t/P). A quantity q is folded into means over bins of phase; its harmonics are
///
///     q(t) = mean + sum_k [inPhase_k sin(2 pi k t/P) + quadrature_k cos(2 pi k t/P)]
///          = mean + sum_k amplitude_k sin(2 pi k t/P + angle_k)
public struct Cycle: Sendable, Equatable {
  /// What a table runs over first: nothing for the mean over whole periods.
  public enum Axis: String, Sendable, Equatable { case mean, phase, harmonic }

  /// One quantity's numbers over phase or harmonics, and for profiles over the bins of the wires within each.
  public struct Table: Sendable, Equatable {
    /// Of the variable in the result file, e.g. `currentFolded`.
    public var name: String
    public var longName: String
    public var unit: ReducedUnit
    public var axis: Axis
    /// `scalar` or `bins`.
    public var support: Support
    public var value: [Double]
    /// Empty where there are less than two samples.
    public var error: [Double]

    public init(
      name: String, longName: String, unit: ReducedUnit, axis: Axis, support: Support, value: [Double], error: [Double]
    ) {
      self.name = name
      self.longName = longName
      self.unit = unit
      self.axis = axis
      self.support = support
      self.value = value
      self.error = error
    }

    /// The number of a bin of phase or of a harmonic, both from 0; its error infinite where it is not known.
    public func estimate(_ index: Int) -> Estimate {
      Estimate(value: value[index], error: error.isEmpty ? .infinity : error[index])
    }
  }

  /// Harmonics kept.
  public static let harmonics = 3

  /// In l0/v0.
  public var period: Double
  /// Middles of the bins of phase, in periods.
  public var phase: [Double]
  /// Periods left out at the beginning, and averaged over, those of all realisations together.
  public var settling: Int
  public var periods: Int
  /// Samples that the errors are the scatter of: the realisations, or stretches of a single one.
  public var samples: Int
  public var tables: [Table]

  public init(period: Double, phase: [Double], settling: Int, periods: Int, samples: Int, tables: [Table]) {
    self.period = period
    self.phase = phase
    self.settling = settling
    self.periods = periods
    self.samples = samples
    self.tables = tables
  }

  /// Elements along an axis.
  public func length(of axis: Axis) -> Int {
    switch axis {
    case .mean: 1
    case .phase: phase.count
    case .harmonic: Self.harmonics
    }
  }

  /// The mean of a scalar over whole periods.
  public func mean(_ name: String) -> Estimate? { table("\(name)CycleMean")?.estimate(0) }

  /// The table of that name, if there is one.
  public func table(_ name: String) -> Table? { tables.first { $0.name == name } }
}
