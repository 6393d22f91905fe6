import Foundation
import NichromeModel

/// What the simulation costs, measured in processor time on one core, as ratios where there is something to compare with.
@main enum NichromeBenchmarks {
  static func main() {
    do {
      try run(CommandLine.arguments.dropFirst())
    } catch {
      print("error: \(error)")
      exit(1)
    }
  }

  private static func run(_ arguments: ArraySlice<String>) throws {
    switch arguments.first {
    case "kernel": try KernelBenchmark.run(decks: Array(arguments.dropFirst()))
    case "cost": try CostBenchmark.run()
    case "limit": try LimitBenchmark.run()
    case "bound": try BoundBenchmark.run()
    case "slab": try SlabBenchmark.run()
    case "threads": try ThreadBenchmark.run()
    case "decks": try DeckBenchmark.run(decks: Array(arguments.dropFirst()))
    case "steady": try SteadyRun.run(Array(arguments.dropFirst()))
    case "methods": MethodBenchmark.run()
    default:
      fatalError(
        "usage: NichromeBenchmarks kernel DECK... | cost | limit | bound | slab | threads | decks DECK... | steady ... "
          + "| methods"
      )
    }
  }
}
