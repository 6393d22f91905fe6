// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "nichrome", path: "..")],
  targets: [
    .executableTarget(
      name: "NichromeBenchmarks", dependencies: [.product(name: "Nichrome", package: "nichrome")])
  ],
  swiftLanguageModes: [.v6]
)
