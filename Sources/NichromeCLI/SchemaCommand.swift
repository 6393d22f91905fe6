import ArgumentParser
import NichromeModel
import NichromeRunFile

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Prints the JSON Schema of a deck, for editors.",
    discussion: """
      Editors with a YAML language server check and complete decks while they are typed, given the output in a file and, as \
      first line of the deck, `# yaml-language-server: $schema=FILE`.
      """)

  @Flag(help: "The deck reference as a page of Markdown instead.")
  var markdown = false

  func run() throws {
    print(markdown ? DeckReference.markdown : DeckSchema.json.document, terminator: markdown ? "" : "\n")
  }
}
