import ArgumentParser
import Foundation
import NichromeModel
import NichromeRunFile

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Writes a commented deck to start from.",
    discussion: Preset.allCases.map { "\($0.rawValue): \($0.summary)." }.joined(separator: "\n"))

  @Option(help: "Which deck.")
  var preset: Preset

  @Argument(
    help: "Where it goes; nothing is overwritten. (default: <preset>.yaml)", completion: .file(extensions: ["yaml"]))
  var deck: String?

  func run() throws {
    let path = deck ?? "\(preset.rawValue).yaml"
    guard !path.isEmpty else { throw Failure.badInput("the name of the deck is empty; give a path") }
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Failure.badInput("\(path): there is such a file already (nothing is overwritten); give another name")
    }
    do {
      try TextFile.write(preset.deck, to: path)
    } catch {
      throw Failure.badInput(error.description)
    }
    print(
      "\(path): \(preset.summary)\nnext: nichrome check \(path); nichrome run \(path) -o \(FilePath.stem(of: path)).nc")
  }
}

extension Preset: ExpressibleByArgument {}
