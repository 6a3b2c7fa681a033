// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import TestSupport
import Testing

#if os(Linux)
  @Suite("Signals, end to end")
  struct SignalTests {
    /// Starts a run that waits for its standard input, and sends the signal once it is set up.
    private func code(after signal: Int32) throws -> (code: Int32, error: String) {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Tool.path)
      process.arguments = ["check", "-"]
      let (input, error) = (Pipe(), Pipe())
      process.standardInput = input
      process.standardOutput = FileHandle.nullDevice
      process.standardError = error
      try process.run()
      try waitUntilReading(process.processIdentifier)
      kill(process.processIdentifier, signal)
      let deadline = Date(timeIntervalSinceNow: 20)
      while process.isRunning, Date() < deadline { usleep(5_000) }
      if process.isRunning { kill(process.processIdentifier, SIGKILL) }
      process.waitUntilExit()
      try input.fileHandleForWriting.close()
      let text = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      let isSignal = process.terminationReason == .uncaughtSignal
      return (isSignal ? 128 + process.terminationStatus : process.terminationStatus, text)
    }

    @Test("a closed stream is held by the null device, so that no file takes its place")
    func closedStreams() throws {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", "exec \"$0\" check - >&- 2>&-", Tool.path]
      let input = Pipe()
      process.standardInput = input
      try process.run()
      try waitUntilReading(process.processIdentifier)
      for stream in ["1", "2"] {
        let link = "/proc/\(process.processIdentifier)/fd/\(stream)"
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "/dev/null")
      }
      try input.fileHandleForWriting.close()
      process.waitUntilExit()
      #expect(process.terminationStatus == 74)
    }

    /// Waits until the process sleeps in its read.
    private func waitUntilReading(_ id: Int32) throws {
      for _ in 0..<1_000 {
        let call = try? text("/proc/\(id)/syscall")
        // Call 0 is read on x86-64, 63 on ARM; the next word is the descriptor.
        if call?.hasPrefix("0 0x0 ") == true || call?.hasPrefix("63 0x0 ") == true { return }
        usleep(5_000)
      }
    }

    @Test("interrupted: 130 and 143 as shells count", arguments: [(SIGINT, 130), (SIGTERM, 143)])
    func interrupted(signal: Int32, expected: Int) throws {
      #expect(try code(after: signal).code == Int32(expected))
    }

    @Test("a long computation ends when it is interrupted and leaves no file")
    func longRun() throws {
      let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("signal-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      // A torus whose rows are twisted: 40,000 actors, for whom even the fast kernels need minutes.
      let ties = (0..<40_000).map { "\($0) \(($0 + 1) % 40_000)\n\($0) \(($0 + 211) % 40_000)" }
      let map = folder.appendingPathComponent("torus.txt")
      try Data(ties.joined(separator: "\n").utf8).write(to: map)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Tool.path)
      process.currentDirectoryURL = folder
      process.arguments = [
        "measure", "torus.txt", "-m", "betweenness", "--undirected", "--output", "result.csv",
      ]
      process.standardError = FileHandle.nullDevice
      try process.run()
      sleep(3)
      #expect(process.isRunning)
      kill(process.processIdentifier, SIGINT)
      process.waitUntilExit()
      // It ends by the signal, so that a shell knows why.
      #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGINT)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["torus.txt"])
    }

    @Test("a fault in the tool: 70, a sentence, and nothing of what is in memory")
    func fault() throws {
      for signal in [SIGILL, SIGTRAP, SIGSEGV, SIGABRT] {
        let (code, error) = try code(after: signal)
        #expect(code == 70)
        #expect(error == "actormap: internal error; please report it\n")
      }
    }
  }
#endif
