import Foundation
import NichromeModel
import NichromeNumerics
import NichromeRunFile

/// What rank 0 tells the others to begin with, in the format of a checkpoint: the deck, and the state to go on from if there
/// is one. The others need no files.
enum RunStart {
  static func send(_ deck: Deck, _ checkpoint: Checkpoint?, over ranks: any Communicator) {
    let start = Checkpoint(
      deck: deck, version: Version.string, seconds: checkpoint?.seconds ?? 0, status: .unfinished,
      state: checkpoint?.state ?? [])
    _ = ranks.broadcast(start.encoded)
  }

  static func receive(over ranks: any Communicator) throws(RunError) -> Checkpoint {
    let bytes = ranks.broadcast([])
    do {
      return try Checkpoint(Data(bytes), path: "what rank 0 has sent")
    } catch {
      throw RunError(.checkpoint, message: error.description)
    }
  }
}
