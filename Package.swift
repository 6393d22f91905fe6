// swift-tools-version: 6.1
import Foundation
import PackageDescription

/// The name that pkg-config knows MPI by, where the command is to run on many machines: NICHROME_MPI=1 for Open MPI, else
/// the name itself (mpich). Without it nothing of MPI is needed.
let mpi = ProcessInfo.processInfo.environment["NICHROME_MPI"].flatMap { name -> String? in
  ["", "0"].contains(name) ? nil : (name == "1" ? "ompi-c" : name)
}

let mpiTargets: [Target] =
  mpi.map { name in
    [
      .systemLibrary(
        name: "CMPI", pkgConfig: name, providers: [.apt(["libopenmpi-dev", "openmpi-bin"]), .brew(["open-mpi"])]),
      .target(name: "NichromeMPI", dependencies: ["CMPI", "NichromeNumerics"]),
    ]
  } ?? []

let package = Package(
  name: "nichrome",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Nichrome", targets: ["Nichrome"]),
    .executable(name: "nichrome", targets: ["NichromeCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    .systemLibrary(name: "CFFTW", pkgConfig: "fftw3", providers: [.apt(["libfftw3-dev"]), .brew(["fftw"])]),
    .systemLibrary(name: "CNetCDF", pkgConfig: "netcdf", providers: [.apt(["libnetcdf-dev"]), .brew(["netcdf"])]),
    .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),
    .systemLibrary(name: "CRandom123", providers: [.apt(["librandom123-dev"]), .brew(["random123"])]),
    .target(name: "CLanes", dependencies: ["CRandom123"]),
    .target(
      name: "CCommit",
      cSettings: [.define("NICHROME_COMMIT", to: "\"\(Context.environment["NICHROME_COMMIT"] ?? "")\"")]),
    .target(name: "NichromeNumerics", dependencies: ["CFFTW", "CGSL", "CLanes"]),
    .target(
      name: "NichromeModel", dependencies: ["CCommit", "NichromeNumerics", .product(name: "Yams", package: "Yams")]),
    .target(name: "NichromeKinetics", dependencies: ["CLanes", "NichromeNumerics", "NichromeModel"]),
    .target(name: "NichromeTheory", dependencies: ["NichromeNumerics", "NichromeModel"]),
    .target(name: "NichromeRunFile", dependencies: ["NichromeNumerics", "NichromeModel", "CNetCDF"]),
    .target(
      name: "NichromeAnalysis",
      dependencies: ["NichromeNumerics", "NichromeModel", "NichromeTheory", "NichromeRunFile"]),
    .target(
      name: "Nichrome", dependencies: ["NichromeNumerics", "NichromeModel", "NichromeKinetics", "NichromeRunFile"]),
    .executableTarget(
      name: "NichromeCLI",
      dependencies: [
        "Nichrome", "NichromeAnalysis", "NichromeTheory",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ] + (mpi == nil ? [] : ["NichromeMPI"]),
      swiftSettings: mpi == nil ? [] : [.define("NICHROME_MPI")]),
    .testTarget(name: "NumericsTests", dependencies: ["CLanes", "NichromeNumerics"]),
    .testTarget(name: "ModelTests", dependencies: ["NichromeModel"]),
    .testTarget(name: "KineticsTests", dependencies: ["CLanes", "NichromeKinetics"]),
    .target(
      name: "LinearisedReference", dependencies: ["NichromeModel"], path: "Tests/LinearisedReference",
      exclude: ["README.md"], resources: [.copy("linear.json")]),
    .testTarget(name: "TheoryTests", dependencies: ["NichromeTheory", "LinearisedReference"]),
    .testTarget(name: "RunFileTests", dependencies: ["NichromeNumerics", "NichromeRunFile"]),
    .testTarget(name: "AnalysisTests", dependencies: ["NichromeAnalysis"]),
    .testTarget(
      name: "CommandLineTests",
      dependencies: ["Nichrome", "NichromeAnalysis", "NichromeCLI", "NichromeKinetics", "NichromeRunFile"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "VerificationTests",
      dependencies: [
        "LinearisedReference", "Nichrome", "NichromeAnalysis", "NichromeKinetics", "NichromeTheory",
      ],
      resources: [.copy("Reference")]),
  ] + mpiTargets,
  swiftLanguageModes: [.v6]
)
