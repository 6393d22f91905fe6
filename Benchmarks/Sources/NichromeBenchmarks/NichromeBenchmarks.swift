import NichromeModel

/// What the simulation costs, measured in processor time on one core, as ratios where there is something to compare with.
@main enum NichromeBenchmarks {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    switch arguments.first {
    case "kernel": try KernelBenchmark.run(decks: Array(arguments.dropFirst()))
    case "cost": try CostBenchmark.run()
    case "methods": MethodBenchmark.run()
    default: fatalError("usage: NichromeBenchmarks kernel DECK... | cost | methods")
    }
  }
}
