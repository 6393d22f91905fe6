// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "nichrome", path: "..")],
  targets: [
    .target(name: "ProcessorTime"),
    .executableTarget(
      name: "KernelBenchmark", dependencies: ["ProcessorTime", .product(name: "Nichrome", package: "nichrome")]),
    .executableTarget(
      name: "MethodBenchmark", dependencies: ["ProcessorTime", .product(name: "Nichrome", package: "nichrome")]),
  ],
  swiftLanguageModes: [.v6]
)
