/// One realisation after the other.
extension Experiment {
  /// Realisations that are over, and how many there are to be.
  public var realisations: (complete: Int, all: Int) { (ensemble?.complete ?? 0, ensemble?.size ?? 1) }
  /// Whether there is enough for a record: two batches, which are realisations of an ensemble.
  public var isEnough: Bool { phase == .production && (ensemble == nil ? blocks : batches.batches.count) >= 2 }

  /// Keeps what the realisation under way has found, and begins the next if there is one.
  func closeRealisation() {
    guard let mean = ensemble?.close(recorder) else { return }
    batches.append(mean)
    guard let next = ensemble?.next else { return }
    recorder = HistoryRecorder()
    recorder.markProduction()
    cycle?.restart()
    begin(realisation: next)
  }

  /// From the beginning, with random numbers of its own.
  func begin(realisation: Int) {
    simulation = plan.makeSimulation(realisation: realisation, threads: threads, communicator: communicator)
    simulation.obey(halt)
  }
}
