// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorFormats
import CommandLineKit
import GraphCore

/// Where a graph comes from: a file of plain ties, or a generator with its numbers.
enum GraphSource: Sendable {
  case file(String)
  case rmat(scale: Int, draws: Int?, directed: Bool)
  case barabasiAlbert(nodes: Int, tiesEach: Int)
  case plantedPartition(groups: Int, size: Int, inside: Int, between: Double)

  /// All generated graphs come from this seed.
  static let seed = 20_260_101

  static let help = """
    GRAPH is a file of plain ties, or a generator: rmat:SCALE[:DRAWS], rmat-directed:SCALE[:DRAWS], \
    barabasi-albert:ACTORS:TIES-EACH, planted-partition:GROUPS:SIZE:TIES-INSIDE:TIES-BETWEEN \
    (the last two a mean for each actor).
    """

  init(_ text: String) throws(UsageError) {
    let words = text.split(separator: ":").map(String.init)
    let numbers = words.dropFirst().compactMap { Int($0) }
    let isComplete =
      numbers.count == words.count - 1 && numbers.allSatisfy { 0..<1 << 31 ~= $0 }
      && Self.isPossible(words.first ?? "", numbers)
    switch (words.first ?? "", numbers.count) {
    case ("rmat", 1...2) where isComplete:
      self = .rmat(scale: numbers[0], draws: numbers.dropFirst().first, directed: false)
    case ("rmat-directed", 1...2) where isComplete:
      self = .rmat(scale: numbers[0], draws: numbers.dropFirst().first, directed: true)
    case ("barabasi-albert", 2) where isComplete:
      self = .barabasiAlbert(nodes: numbers[0], tiesEach: numbers[1])
    case ("planted-partition", 4) where isComplete:
      self = .plantedPartition(
        groups: numbers[0], size: numbers[1], inside: numbers[2], between: Double(numbers[3]))
    case ("rmat", _), ("rmat-directed", _), ("barabasi-albert", _), ("planted-partition", _):
      throw UsageError("found \"\(text)\". " + Self.help)
    default: self = .file(text)
    }
  }

  /// Whether a generator can make such a graph: in scales that fit into memory, and with enough
  /// actors for the ties of each.
  private static func isPossible(_ name: String, _ numbers: [Int]) -> Bool {
    switch name {
    case "rmat", "rmat-directed": 1...28 ~= numbers.first ?? 0
    case "barabasi-albert": numbers.count == 2 && numbers[1] > 0 && numbers[0] > numbers[1]
    case "planted-partition": numbers.count == 4 && numbers[0] > 0 && numbers[1] > 0
    default: true
    }
  }

  /// The path of a file; `nil` for a generator.
  var path: String? { if case .file(let path) = self { path } else { nil } }

  /// The ties, read on so many threads; those of generators with random trust.
  func ties(directed: Bool, threads: Int) throws -> EdgeList {
    switch self {
    case .file(let path):
      let options = ReadOptions(
        format: EdgeListFormat.id, undirected: !directed, threads: threads)
      guard case .edges(let list) = try FormatCatalog.read(path, options: options).input else {
        throw UsageError("\(path) holds no plain ties")
      }
      return list
    default: return generated().withTrust(seed: Self.seed).edgeList
    }
  }

  fileprivate func generated() -> GeneratedTies {
    switch self {
    case .file: preconditionFailure("a file is read, not generated")
    case .rmat(let scale, let draws, let directed):
      Generators.rmat(scale: scale, draws: draws, seed: Self.seed, directed: directed)
    case .barabasiAlbert(let nodes, let tiesEach):
      Generators.barabasiAlbert(nodes: nodes, tiesEach: tiesEach, seed: Self.seed)
    case .plantedPartition(let groups, let size, let inside, let between):
      Generators.plantedPartition(
        groups: groups, size: size, inside: min(1, Double(inside) / Double(max(1, size - 1))),
        between: min(1, between / Double(max(1, size * (groups - 1)))), seed: Self.seed)
    }
  }
}

extension GraphSource {
  /// Writes the ties of a generator as `u v trust`, trust with six digits as in most files.
  func write(to path: String) throws {
    let ties = generated().withTrust(seed: Self.seed)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(ties.count * 22)
    for tie in 0..<ties.count {
      let millionths = Int(((ties.trust?[tie] ?? 1) * 1e6).rounded())
      let fraction = String(millionths % 1_000_000)
      bytes.append(contentsOf: "\(ties.sources[tie]) \(ties.targets[tie]) ".utf8)
      bytes.append(contentsOf: "\(millionths / 1_000_000).".utf8)
      for _ in fraction.utf8.count..<6 { bytes.append(UInt8(ascii: "0")) }
      bytes.append(contentsOf: fraction.utf8)
      bytes.append(UInt8(ascii: "\n"))
    }
    try AtomicFile.write(bytes, to: path)
  }
}
