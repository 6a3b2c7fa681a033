// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import TestSupport
import Testing

#if os(Linux)
  /// What the tool and its worker ask of the system, as strace sees it.
  @Suite("Safety: which files are opened, and that no connection is made")
  struct TraceTests {
    private static let strace = "/usr/bin/strace"
    static let hasStrace = FileManager.default.isExecutableFile(atPath: strace)

    /// Where libraries, fonts and their configuration, locales and the data of image loaders are,
    /// beside what the kernel shows.
    private static let places = [
      "/lib/", "/lib64/", "/usr/lib/", "/usr/local/lib/", "/etc/ld.so", "/etc/fonts",
      "/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/fontconfig",
      "/var/cache/fontconfig", "/usr/share/locale", "/usr/share/X11/locale", "/usr/share/mime",
      "/usr/share/glib-2.0", "/usr/share/zoneinfo", "/etc/localtime", "/proc/", "/sys/", "/dev/",
    ]
    /// Where people have fonts of their own, in their home.
    private static let ownPlaces = [
      "/.fonts", "/.local/share/fonts", "/.config/fontconfig", "/.cache/fontconfig",
    ]

    private static var opening: Regex<(Substring, Substring)> {
      #/ (open|openat|creat|execve|rename|renameat2?|unlink|mkdir)\(/#
    }
    private static var quoted: Regex<(Substring, Substring)> { #/"((?:[^"\\]|\\.)*)"/# }

    /// Every file that was opened, started, moved or removed, and every line about a socket other
    /// than the pair between tool and worker.
    func trace(
      _ arguments: [String], input: String? = nil, program: String = Tool.path
    ) throws -> (paths: Set<String>, sockets: [String]) {
      try withFolder { folder in
        let run = try Tool.run(
          [program] + arguments, input: input,
          // The worker may not write to a file, whoever opened it.
          shell: "\(Self.strace) -f -q -e trace=%file,%network -o \(folder)/trace \"$@\" | cat > "
            + "\(folder)/out")
        #expect(run.code == 0)
        var paths: Set<String> = []
        var sockets: [String] = []
        for line in try text(folder + "/trace").split(separator: "\n") {
          let isSocket = line.contains("socket") && !line.contains("socketpair(AF_UNIX")
          if isSocket || line.contains("AF_INET") || line.contains("connect(") {
            sockets.append(String(line))
          }
          guard line.contains(Self.opening), !line.contains(" = -1 "),
            let path = line.firstMatch(of: Self.quoted)
          else { continue }
          paths.insert(String(path.1))
        }
        return (paths, sockets)
      }
    }

    func isExpected(_ path: String) -> Bool {
      let home = ProcessInfo.processInfo.environment["HOME"] ?? "/root"
      return Self.places.contains { path.hasPrefix($0) || path + "/" == $0 }
        || Self.ownPlaces.contains { path.hasPrefix(home + $0) }
        // Swift's own libraries lie where the toolchain is.
        || path.contains("/usr/lib/swift/linux/")
    }

    @Test(
      "only fonts, libraries and what was named, for SVG, PNG and PDF",
      .enabled(if: hasStrace, "needs strace"), arguments: ["svg", "png", "pdf"])
    func files(format: String) throws {
      try withFolder { folder in
        let map = shipped("two-valleys")
        let target = "\(folder)/map.\(format)"
        let (paths, sockets) = try trace(["render", map, "-o", target])
        #expect(sockets == [])
        let bin = (Tool.path as NSString).deletingLastPathComponent
        let given = [map, target, Tool.path, bin + "/actormap-draw", folder, folder + "/out"]
        for path in paths.sorted() where !isExpected(path) && !given.contains(path) {
          // Where the loader looks for libraries; that it found none there is on another line when
          // two processes are traced at once.
          if path.hasPrefix(bin + "/lib"), path.contains(".so") { continue }
          // The output is completed under another name beside its own.
          #expect(path.hasPrefix(folder + "/") && path.contains("map.\(format)"), "\(path)")
        }
        #expect(paths.contains(map) && paths.contains(where: { $0.hasPrefix(folder) }))
        #expect(format == "svg" || paths.contains(where: { $0.hasPrefix("/usr/share/fonts") }))
      }
    }

    @Test(
      "only what was named, for views, a style file, a text twin and an older map",
      .enabled(if: hasStrace, "needs strace"),
      arguments: [
        ["--roll-up", "side"], ["--channels", "A", "B"], ["--focus", "EC"], ["--compare", "OLD"],
      ])
    func views(options: [String]) throws {
      try withFolder { folder in
        let (map, old) = (shipped("two-valleys"), folder + "/old.actormap.json")
        let (style, twin, target) = (
          folder + "/own.json", folder + "/twin.html", folder + "/map.svg"
        )
        try write("{\"actormapStyle\": 1}", to: style)
        try write(text(map), to: old)
        let named = options.map { $0 == "OLD" ? old : $0 }
        let (paths, sockets) = try trace(
          ["render", map, "-o", target, "--style", style, "--with-text", twin] + named)
        #expect(sockets == [])
        #expect(paths.isSuperset(of: [map, style] + (options.contains("OLD") ? [old] : [])))
        let bin = (Tool.path as NSString).deletingLastPathComponent
        let given = [map, Tool.path, bin + "/actormap-draw"]
        for path in paths.sorted() where !isExpected(path) && !given.contains(path) {
          if path.hasPrefix(bin + "/lib"), path.contains(".so") { continue }
          #expect(path.hasPrefix(folder), "\(path)")
        }
      }
    }

    @Test(
      "files and addresses that a hand-made SVG names are not opened",
      .enabled(if: hasStrace, "needs strace"), arguments: ["", "&secret;"])
    func references(entity: String) throws {
      let input = """
        png 96
        <?xml version="1.0"?>
        <!DOCTYPE svg [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
          xmlns:xi="http://www.w3.org/2001/XInclude" width="90" height="90">
        <style>@import url("file:///etc/passwd"); text { font-family: "Noto Sans"; }</style>
        <image href="file:///etc/passwd" width="9" height="9"/>
        <image xlink:href="/etc/passwd" width="9" height="9"/>
        <image href="http://127.0.0.1:9/x.png" width="9" height="9"/>
        <use href="file:///etc/passwd#x"/>
        <xi:include href="file:///etc/passwd" parse="text"/>
        <text x="9" y="9">\(entity) text</text>
        </svg>
        """
      let worker = (Tool.path as NSString).deletingLastPathComponent + "/actormap-draw"
      let (paths, sockets) = try trace(["picture"], input: input, program: worker)
      #expect(sockets == [])
      #expect(!paths.contains { $0.contains("passwd") })
      // With the entity of a file in it, it is refused; without, it is drawn.
      #expect(paths.contains { $0.hasPrefix("/usr/share/fonts") } == entity.isEmpty)
    }
  }
#endif
