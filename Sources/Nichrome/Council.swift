import NichromeNumerics

/// What the ranks of a run decide together after every block of time, so that all of them do the same next.
///
/// A signal may reach any rank; clock, stop rule and checkpoints are rank 0's. One message of a few integers.
struct Council {
  struct Decision {
    let isOver: Bool
    /// Whether a rank was asked to stop.
    let isAskedToStop: Bool
    let keepsCheckpoint: Bool
    /// Whether rank 0 keeps checkpoints at all.
    let hasKeeper: Bool
  }

  private let ranks: any Communicator
  private let votes = Column<Int>(count: 5, repeating: 0)

  init(_ ranks: any Communicator) { self.ranks = ranks }

  /// - Parameters:
  ///   - isOver: whether rule or clock end the run by what this rank knows.
  ///   - fingerprint: of the state that all ranks must share; only computed where there are several.
  func decide(
    _ request: RunSession.Request, isOver: Bool, isCheckpointDue: Bool, hasKeeper: Bool,
    fingerprint: @autoclosure () -> Int
  ) throws(RunError) -> Decision {
    let own = ranks.size > 1 ? fingerprint() : 0
    votes[0] = request == .stop ? 1 : 0
    votes[1] = request == .keepCheckpoint || isCheckpointDue ? 1 : 0
    votes[2] = ranks.isRoot && isOver ? 1 : 0
    votes[3] = ranks.isRoot && hasKeeper ? 1 : 0
    votes[4] = own
    ranks.sum(votes)
    guard votes[4] == own &* ranks.size else {
      throw RunError(
        .ranksDiffer,
        message: "the ranks have come to different numbers (their processors or programs differ); use one kind")
    }
    return Decision(
      isOver: votes[0] + votes[2] > 0, isAskedToStop: votes[0] > 0, keepsCheckpoint: votes[1] > 0 && votes[3] > 0,
      hasKeeper: votes[3] > 0)
  }
}
