// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Memory for one block of whole lines, used again for the next one.
final class LineBuffer {
  fileprivate(set) var bytes = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  /// How many bytes are lines; the last of them is a line feed.
  fileprivate(set) var count = 0

  deinit { bytes.deallocate() }

  /// The lines.
  var lines: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(
      UnsafeMutableRawBufferPointer(rebasing: bytes[..<count]).assumingMemoryBound(to: UInt8.self))
  }

  fileprivate func reserve(_ capacity: Int) {
    guard bytes.count < capacity else { return }
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(capacity, bytes.count * 2), alignment: 64)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<count]))
    bytes.deallocate()
    bytes = larger
  }
}

/// Cuts an input into blocks at line ends, for any number of threads.
final class LineBlocks: @unchecked Sendable {
  /// The longest line: a file may be larger than memory, a line may not.
  static let lineLimit = 1 << 28

  private struct State {
    /// The beginning of a line that the last block cut off.
    var rest: [UInt8] = []
    var blockSize: Int
    var blocks = 0
    var isFinished = false
    var pace: ReadPace
    /// How many bytes were read.
    var done = 0
  }

  private let stream: ByteStream
  private let laterSize: Int
  private let state: Guarded<State>

  /// The first block is small, so that little is read before threads can share the work.
  init(
    _ stream: ByteStream, _ control: ReadControl = ReadControl(), firstSize: Int = 1 << 16,
    laterSize: Int = 1 << 21
  ) {
    self.stream = stream
    self.laterSize = laterSize
    let pace = ReadPace(control, of: stream.likelySize, in: stream.name)
    state = Guarded(State(blockSize: firstSize, pace: pace))
  }

  /// Fills `buffer` with the next lines and gives their number; `nil` is the end.
  func next(into buffer: LineBuffer) -> Result<Int?, LineBlockFailure> {
    state.withLock { state in
      guard !state.isFinished else { return .success(nil) }
      let number = state.blocks
      state.blocks += 1
      do throws(FormatError) {
        return .success(try fill(buffer, &state) ? number : nil)
      } catch {
        state.isFinished = true
        return .failure(LineBlockFailure(number: number, error: error))
      }
    }
  }

  /// Whether the end was seen.
  var isFinished: Bool { state.withLock { $0.isFinished } }

  /// Lets every thread find the end.
  func finish() { state.withLock { $0.isFinished = true } }

  private func fill(_ buffer: LineBuffer, _ state: inout State) throws(FormatError) -> Bool {
    try state.pace.reach(state.done)
    buffer.count = 0
    buffer.reserve(state.rest.count + state.blockSize + 1)
    state.rest.withUnsafeBytes { buffer.bytes.copyMemory(from: $0) }
    buffer.count = state.rest.count
    var searched = buffer.count
    while true {
      let isWhole = try read(state.blockSize, into: buffer)
      if let cut = lastLineEnd(buffer, from: searched), !isWhole || cut + 1 == buffer.count {
        state.rest = Array(buffer.bytes[(cut + 1)..<buffer.count])
        state.isFinished = isWhole
        buffer.count = cut + 1
        break
      }
      if isWhole {
        state.isFinished = true
        guard buffer.count > 0 else { return false }
        buffer.bytes[buffer.count] = 0x0A
        buffer.count += 1
        break
      }
      searched = buffer.count
      if buffer.count > Self.lineLimit { throw tooLong() }
    }
    state.blockSize = laterSize
    state.done += buffer.count
    if state.isFinished { try state.pace.finish() }
    return true
  }

  /// Adds `size` bytes, or fewer and `true` where the input ends.
  private func read(_ size: Int, into buffer: LineBuffer) throws(FormatError) -> Bool {
    buffer.reserve(buffer.count + size + 1)
    let end = buffer.count + size
    while buffer.count < end {
      let got = try stream.read(
        into: UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[buffer.count..<end]))
      if got == 0 { return true }
      buffer.count += got
    }
    return false
  }

  private func lastLineEnd(_ buffer: LineBuffer, from start: Int) -> Int? {
    var index = buffer.count - 1
    while index >= start {
      if buffer.bytes[index] == 0x0A { return index }
      index -= 1
    }
    return nil
  }

  private func tooLong() -> FormatError {
    .whole(
      .badData, stream.name, found: "a line of more than 256 MiB",
      expected: "ties, one a line: u v [trust]", remedy: "check that the file is what it should be")
  }
}

/// An error of the input itself, at the block that could not be read.
struct LineBlockFailure: Error {
  let number: Int
  let error: FormatError
}
