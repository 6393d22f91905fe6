// swift-tools-version: 6.1
import PackageDescription

/// What the compiler may do with the kernels that show the limit of C; glibc has vectors of logarithms for x86-64.
/// NICHROME_AVX2=1 does without AVX-512.
#if arch(x86_64) && os(Linux)
  let narrow = Context.environment["NICHROME_AVX2"] == nil ? [] : ["-mno-avx512f"]
  let limit = ["-O3", "-ffast-math", "-march=native", "-fveclib=libmvec"] + narrow
  let vectors: [LinkerSetting] = [.linkedLibrary("mvec")]
#else
  let limit = ["-O3", "-ffast-math"]
  let vectors: [LinkerSetting] = []
#endif

let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "nichrome", path: "..")],
  targets: [
    .target(name: "PlainC", cSettings: [.unsafeFlags(["-O3"])]),
    .target(
      name: "BlockedC", dependencies: ["PlainC"], cSettings: [.unsafeFlags(limit)], linkerSettings: vectors),
    .target(
      name: "BoundC", dependencies: ["PlainC"], cSettings: [.unsafeFlags(limit)], linkerSettings: vectors),
    .executableTarget(
      name: "NichromeBenchmarks",
      dependencies: ["BlockedC", "BoundC", "PlainC", .product(name: "Nichrome", package: "nichrome")]),
  ],
  swiftLanguageModes: [.v6]
)
