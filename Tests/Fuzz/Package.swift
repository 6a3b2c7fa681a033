// swift-tools-version: 6.3
// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import PackageDescription

// What the fuzzer is built from: the readers with what they need of the layers below, and no more,
// so that a build under the address sanitizer stays short. Tools/fuzz sets this file beside links
// to the project's Sources and Tests. A package of its own, because its options must not reach
// those who build the project.

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Optimised, with all checks of debug builds.
let checked: [SwiftSetting] =
  strict + [.unsafeFlags(["-assert-config", "Debug", "-sanitize=address"])]

/// Seen by libFuzzer, which follows what an input made them do. Not what they compare: a dictionary
/// for each format says more about its words, and nothing is spent on following them.
let watched: [SwiftSetting] =
  checked + [
    .unsafeFlags([
      "-sanitize-coverage=edge,inline-8bit-counters,pc-table"
    ])
  ]

/// libFuzzer without its own beginning, whole because nothing calls what it looks for.
let fuzzer: [LinkerSetting] = [
  .unsafeFlags(
    ["-sanitize=address", "-Xlinker", "--whole-archive"]
      + (Context.environment["ACTORMAP_FUZZ_LIBRARY"].map { ["-Xlinker", $0] } ?? [])
      + ["-Xlinker", "--no-whole-archive"]),
  .linkedLibrary("stdc++"), .linkedLibrary("m"),
]

let package = Package(
  name: "Fuzz",
  targets: [
    .target(name: "ActorModel", swiftSettings: watched),
    .target(
      name: "GraphCore", sources: ["FrozenGraph", "Parallel"], swiftSettings: watched),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
    .systemLibrary(name: "CExpat", pkgConfig: "expat"),
    .systemLibrary(name: "CZip", pkgConfig: "libzip"),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3"),
    .systemLibrary(name: "CFuzzer", path: "Tests/Fuzz/CFuzzer"),
    .target(
      name: "ActorFormats",
      dependencies: ["ActorModel", "GraphCore", "CZlib", "CExpat", "CZip", "CSQLite"],
      exclude: ["Schema"], swiftSettings: watched),
    .target(
      name: "TestSupport", dependencies: ["ActorModel", "ActorFormats"], path: "Tests/TestSupport",
      sources: [
        "Folders.swift", "ReaderCheck.swift", "SampleMap.swift", "SeededRandom.swift",
        "StoredZip.swift",
      ],
      swiftSettings: checked),
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "ActorModel", "ActorFormats", "GraphCore", "CFuzzer", "CSQLite", "CZip", "TestSupport",
      ],
      path: "Tests",
      sources: [
        "Fuzz/Fuzz.swift", "Fuzz/Seeds.swift", "ActorFormatsTests/RandomMap.swift",
        "ActorFormatsTests/RandomMap+Parts.swift",
      ],
      swiftSettings: checked, linkerSettings: fuzzer),
  ],
  swiftLanguageModes: [.v6]
)
