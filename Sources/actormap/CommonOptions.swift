// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import CommandLineKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The options that every command has.
struct CommonOptions {
  static let all: [CommandLineKit.Option] = [
    Option("--quiet", "print errors only, no notices"),
    Option("--seed", values: ["N"], "the seed of random work (default 7)"),
    Option("--threads", values: ["N"], "threads to use; results do not depend on it"),
    Option("--help", short: "-h", "print this help"),
    Option("--version", "print the version"),
  ]

  let isQuiet: Bool
  let seed: Int
  let threads: Int

  init(_ invocation: Invocation) throws {
    isQuiet = invocation.has("--quiet")
    seed = try invocation.integer("--seed", least: 0) ?? 7
    threads =
      try invocation.integer("--threads", least: 1) ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }

  /// Prints a notice on standard error, unless asked to be quiet.
  func notice(_ text: String) {
    if !isQuiet { Console.error("actormap: " + text) }
  }

  /// How analyses run.
  var control: RunControl {
    RunControl(threads: threads, progress: isQuiet ? nil : Progress.reporter())
  }

  /// Names the table of actors that was written with a table of ties, where only that was read.
  func tellPair(_ format: String?, _ path: String, _ options: ReadOptions) {
    let actors = CSVPairFormat.actorsPath(of: path)
    guard format == CSVPairFormat.id, options.actorsPath == nil, FileBytes.exists(actors)
    else { return }
    notice("the ties alone were read; to read the actors beside them as well: --actors \(actors)")
  }

  /// How a file is read, as `options` have it.
  func reading(_ options: ReadOptions) -> ReadOptions {
    var options = options
    options.threads = threads
    options.control = ReadControl(progress: isQuiet ? nil : Progress.reporter())
    return options
  }
}

/// The forms of what `check` and `list` print.
enum ListForm: String, CaseIterable {
  case table
  case json
}

/// The options that say what of a map is looked at.
enum ViewArguments {
  static let options: [CommandLineKit.Option] =
    [
      Option("--ties", values: ["KIND,…"], "only ties of these kinds"),
      Option("--layer", values: ["ID,…"], "only ties of these layers (issues)"),
      Option("--as-of", values: ["DATE"], "only ties in force on this date (default: the map's)"),
      Option("--undirected", "read every tie both ways"),
    ] + ReadArguments.options
  static let readAs = Option(
    "--read-as", values: ["VIEW"],
    "trust, hops, strength or signed (default: trust where any is recorded, else hops)")

  static func view(_ invocation: Invocation) throws -> ViewOptions {
    var view = ViewOptions(
      kinds: try invocation.list("--ties")?.map(RelationshipKind.init(rawValue:)),
      layers: try invocation.list("--layer"), undirected: invocation.has("--undirected"),
      reading: try invocation.choice("--read-as", Reading.self))
    if let text = invocation.value("--as-of") {
      guard let date = CalendarDate(text) else {
        throw UsageError(
          "--as-of: found \"\(text)\", expected a date such as 1993-08-20, 1993-08 or 1993")
      }
      view.asOf = date
    }
    return view
  }

  /// Refuses kinds and layers that the map does not have: a slip would give an empty view.
  static func check(_ view: ViewOptions, against map: ActorMap) throws {
    let kinds = Set(map.relationships.compactMap { $0.kind?.rawValue })
    for kind in view.kinds ?? [] where !kinds.contains(kind.rawValue) {
      throw UsageError(
        "--ties: no tie of the map is of kind \"\(kind)\"; there are "
          + kinds.sorted().joined(separator: ", "))
    }
    let layers = Set(map.relationships.flatMap(\.layers))
    for layer in view.layers ?? [] where !layers.contains(layer) {
      throw UsageError(
        "--layer: no tie of the map is of layer \"\(layer)\"; there are "
          + (layers.isEmpty ? "none" : layers.sorted().joined(separator: ", ")))
    }
  }

  /// Reads the input, telling its warnings.
  static func load(
    _ path: String, _ invocation: Invocation, common: CommonOptions, isOneOfTwo: Bool = false
  ) throws -> LoadedInput {
    var options = try ReadArguments.reading(invocation)
    options.mayBeUnused = isOneOfTwo
    let loaded = try FormatCatalog.read(path, options: common.reading(options))
    for warning in loaded.warnings { common.notice(warning.description) }
    common.tellPair(loaded.format, path, options)
    if loaded.report.isEventful { for line in loaded.report.lines { common.notice(line) } }
    return loaded.input
  }

  /// The graph of `input` where the first operand is a frozen file; `nil` for other inputs.
  static func frozenGraph(_ input: LoadedInput, _ invocation: Invocation) throws -> ActorGraph? {
    guard case .frozen(let network) = input else { return nil }
    do { return try ActorGraph(network) } catch {
      throw FormatError(
        .badData,
        [
          FormatProblem(
            file: invocation.operands[0], found: error.description,
            expected: "the notes with which frozen graphs are written",
            remedy: "make the file again: actormap convert IN OUT.frozen")
        ])
    }
  }
}

extension CommandLine {
  /// The path of this program, links resolved where the system tells it.
  static var executablePath: String {
    guard let real = realpath("/proc/self/exe", nil) else { return arguments.first ?? "" }
    defer { free(real) }
    return String(cString: real)
  }
}
