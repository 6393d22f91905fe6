import ArgumentParser
import NichromeModel

/// The option of commands that print a table in two kinds of units.
struct UnitOption: ParsableArguments {
  @Option(help: "Show these units only: si or reduced. (default: both)")
  var units: UnitChoice?
}

extension UnitChoice: ExpressibleByArgument {}
