// swift-tools-version: 6.3
// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import PackageDescription

/// Warnings are errors only where we say so: a newer compiler must not break those who build us.
let treatsWarningsAsErrors = Context.environment["ACTORMAP_STRICT"] == "1"

let strict: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (treatsWarningsAsErrors ? [.treatAllWarnings(as: .error)] : [])

/// Without Foundation the maths library has to be named.
let maths: [LinkerSetting] = [.linkedLibrary("m", .when(platforms: [.linux]))]

func library(
  _ name: String, uses dependencies: [Target.Dependency] = [], leavingOut: [String] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: leavingOut, swiftSettings: strict,
    linkerSettings: maths)
}

func tests(_ name: String, uses dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], swiftSettings: strict)
}

let package = Package(
  name: "ActorMap",
  products: [
    .library(name: "ActorMaps", targets: ["ActorMaps"]),
    .library(name: "GraphvizLayout", targets: ["GraphvizLayout"]),
    .library(name: "Raster", targets: ["Raster"]),
    .executable(name: "actormap", targets: ["actormap"]),
    .executable(name: "actormap-draw", targets: ["actormap-draw"]),
  ],
  targets: [
    // MARK: - The way of the data: model, graph, measures, mediation, formats, drawing, reports
    library("ActorModel"),
    .target(name: "CLanes"),
    library("GraphCore", uses: ["CLanes"]),
    library("ActorAnalytics", uses: ["ActorModel", "GraphCore"]),
    library("ActorMediation", uses: ["ActorModel", "ActorAnalytics", "GraphCore"]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
    .systemLibrary(
      name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    library(
      "ActorFormats",
      uses: ["ActorModel", "GraphCore", "CZlib", "CExpat", "CZip", "CSQLite"],
      leavingOut: ["Schema"]),
    library("ActorRendering", uses: ["ActorModel", "ActorAnalytics", "GraphCore"]),
    library("ActorStyles", uses: ["ActorModel", "ActorFormats", "ActorRendering"]),
    library(
      "ActorReport",
      uses: ["ActorModel", "ActorAnalytics", "ActorMediation", "ActorFormats", "ActorRendering"]),
    library(
      "ActorMaps",
      uses: [
        "ActorModel", "ActorAnalytics", "ActorMediation", "ActorFormats", "ActorRendering",
        "ActorReport", "ActorStyles",
      ]),

    // MARK: - Graphviz and librsvg: the only rooms that know a C drawing library
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc",
      providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
    .target(name: "CGraphvizShim", dependencies: ["CGraphviz"]),
    library("GraphvizLayout", uses: ["ActorRendering", "CGraphvizShim"]),
    .target(name: "CRasterShim"),
    library("Raster", uses: ["ActorRendering", "CRasterShim"]),
    .executableTarget(
      name: "actormap-draw", dependencies: ["ActorRendering", "GraphvizLayout", "Raster"],
      swiftSettings: strict),

    // MARK: - The tool
    library("CommandLineKit"),
    .executableTarget(
      name: "actormap", dependencies: ["ActorMaps", "CommandLineKit"], swiftSettings: strict),
    .executableTarget(
      name: "actormap-bench",
      dependencies: ["ActorAnalytics", "ActorFormats", "GraphCore", "CommandLineKit"],
      swiftSettings: strict),

    // MARK: - Tests
    .target(
      name: "TestSupport",
      dependencies: ["ActorModel", "GraphCore", "ActorAnalytics", "ActorFormats"],
      path: "Tests/TestSupport", swiftSettings: strict),
    .executableTarget(
      name: "lab",
      dependencies: [
        "TestSupport", "ActorModel", "ActorFormats", "ActorRendering", "GraphvizLayout",
      ],
      path: "Tests/Lab", swiftSettings: strict),
    tests("ActorModelTests", uses: ["ActorModel"]),
    tests("GraphCoreTests", uses: ["GraphCore"]),
    tests(
      "ActorAnalyticsTests", uses: ["ActorAnalytics", "ActorFormats", "ActorModel", "GraphCore"]),
    tests(
      "ActorFormatsTests", uses: ["ActorAnalytics", "ActorFormats", "ActorModel", "GraphCore"]),
    tests(
      "ActorRenderingTests",
      uses: [
        "ActorRendering", "ActorStyles", "ActorReport", "GraphvizLayout", "Raster",
        "ActorFormats", "ActorAnalytics", "ActorModel", "actormap-draw",
      ]),
    tests(
      "ActorMediationTests",
      uses: ["ActorMediation", "ActorModel", "ActorAnalytics", "ActorFormats", "GraphCore"]),
    tests(
      "ActorReportTests",
      uses: [
        "ActorReport", "ActorRendering", "ActorMediation", "ActorModel", "ActorAnalytics",
        "ActorFormats",
      ]),
    tests("CommandLineTests", uses: ["CommandLineKit"]),
  ],
  swiftLanguageModes: [.v6]
)
