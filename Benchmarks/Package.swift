// swift-tools-version: 6.1
import PackageDescription

/// What the compiler may do with the kernel that shows the limit of C; the vector logarithm is glibc's.
let limit = ["-O3", "-march=native", "-ffast-math"]

let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "nichrome", path: "..")],
  targets: [
    .target(name: "PlainC", cSettings: [.unsafeFlags(["-O3"])]),
    .target(
      name: "BlockedC", dependencies: ["PlainC"],
      cSettings: [.unsafeFlags(limit), .unsafeFlags(["-fveclib=libmvec"], .when(platforms: [.linux]))],
      linkerSettings: [.linkedLibrary("mvec", .when(platforms: [.linux]))]),
    .executableTarget(
      name: "NichromeBenchmarks",
      dependencies: ["BlockedC", "PlainC", .product(name: "Nichrome", package: "nichrome")]),
  ],
  swiftLanguageModes: [.v6]
)
