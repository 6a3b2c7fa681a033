// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// An input that is read block by block, so that it may be larger than memory; what gzip packed
/// comes out unpacked.
///
/// One thread at a time.
public final class ByteStream {
  /// Fills the front of the buffer and tells how far; 0 is the end.
  typealias Source = (UnsafeMutableRawBufferPointer) -> Result<Int, FormatError>

  /// The name in messages: the path, or `standard input`.
  public let name: String
  /// Whether gzip packed the input.
  let isPacked: Bool
  /// How many bytes the input is likely to have, 0 where nobody knows.
  let likelySize: Int
  private let source: Source
  /// The descriptor of the regular file whose bytes come as they are; `nil` for everything else.
  let regularFile: Int32?
  /// Bytes that were read to look at them and are still to be given.
  private var head: ArraySlice<UInt8> = []

  init(
    name: String, isPacked: Bool = false, likelySize: Int = 0, regularFile: Int32? = nil,
    source: @escaping Source
  ) {
    self.name = name
    self.isPacked = isPacked
    self.likelySize = likelySize
    self.regularFile = regularFile
    self.source = source
  }

  /// Gives bytes that are at hand.
  convenience init(_ file: FileBytes) {
    var offset = 0
    self.init(name: file.name, likelySize: file.bytes.count) { buffer in
      let count = min(buffer.count, file.bytes.count - offset)
      buffer.copyBytes(from: file.bytes[offset..<(offset + count)])
      offset += count
      return .success(count)
    }
  }

  /// Opens a file; `-` is standard input.
  public static func open(_ path: String) throws(FormatError) -> ByteStream {
    let plain = try openPlain(path)
    let magic = try plain.peek(2)
    return magic == [0x1F, 0x8B] ? GzipReader.stream(plain) : plain
  }

  private static func openPlain(_ path: String) throws(FormatError) -> ByteStream {
    if path == "-" {
      return stream(
        OpenFile(0, owned: false), isRegular: false, size: 0, name: "standard input", path)
    }
    switch SystemCalls.open(path, O_RDONLY | O_CLOEXEC) {
    case .failure(let failure): throw FileBytes.unreadable(path, failure.code)
    case .success(let descriptor):
      let file = OpenFile(descriptor, owned: true)
      var status = stat()
      guard fstat(descriptor, &status) == 0 else { throw FileBytes.unreadable(path, errno) }
      if status.st_mode & S_IFMT == S_IFDIR { throw FileBytes.unreadable(path, EISDIR) }
      return stream(
        file, isRegular: status.st_mode & S_IFMT == S_IFREG, size: Int(status.st_size),
        name: path, path)
    }
  }

  private static func stream(
    _ file: OpenFile, isRegular: Bool, size: Int, name: String, _ path: String
  ) -> ByteStream {
    ByteStream(
      name: name, likelySize: size, regularFile: isRegular ? file.descriptor : nil
    ) { buffer in
      SystemCalls.read(file.descriptor, into: buffer)
        .mapError { FileBytes.unreadable(path, $0.code) }
    }
  }

  // MARK: - Reading

  /// Fills the front of `buffer`; 0 is the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(FormatError) -> Int {
    guard head.isEmpty else {
      let count = min(head.count, buffer.count)
      buffer.copyBytes(from: head.prefix(count))
      head = head.dropFirst(count)
      return count
    }
    return try source(buffer).get()
  }

  /// The first bytes, at most `count`, which stay to be read.
  func peek(_ count: Int) throws(FormatError) -> ArraySlice<UInt8> {
    while head.count < count {
      var more = [UInt8](repeating: 0, count: count - head.count)
      let got = try more.withUnsafeMutableBytes { source($0) }.get()
      if got == 0 { break }
      head = ArraySlice(Array(head) + more.prefix(got))
    }
    return ArraySlice(Array(head.prefix(count)))
  }

  /// The most bytes that a packed input may unpack to where it is needed as a whole.
  static let unpackedLimit = 1 << 30

  /// Everything that is still to be read.
  func all() throws(FormatError) -> [UInt8] {
    var bytes = Array(head)
    head = []
    // A sparse file may claim any size: believe it up to a gigabyte.
    let likely = min(max(likelySize, 0), 1 << 30)
    if likely > bytes.count {
      let begun = bytes
      var failure: FormatError?
      bytes = [UInt8](unsafeUninitializedCapacity: likely) { buffer, count in
        count = buffer.initialize(fromContentsOf: begun)
        while count < likely, failure == nil {
          let room = UnsafeMutableRawBufferPointer(
            rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
          switch source(room) {
          case .failure(let error): failure = error
          case .success(0): return
          case .success(let more): count += more
          }
        }
      }
      if let failure { throw failure }
    }
    var block = [UInt8](repeating: 0, count: max(1 << 16, min(likely, 1 << 20)))
    while true {
      let count = try block.withUnsafeMutableBytes { source($0) }.get()
      if count == 0 { return bytes }
      bytes.append(contentsOf: block[..<count])
      if isPacked, bytes.count > Self.unpackedLimit { throw tooLarge() }
    }
  }

  private func tooLarge() -> FormatError {
    .whole(
      .badData, name, found: "a gzip file that unpacks to more than 1 GiB",
      expected: "less, where it is no plain list of ties", remedy: "unpack it with gunzip")
  }
}

/// An open file that is closed when nobody needs it any more.
final class OpenFile {
  let descriptor: Int32
  private let owned: Bool

  init(_ descriptor: Int32, owned: Bool) {
    self.descriptor = descriptor
    self.owned = owned
  }

  deinit { if owned { close(descriptor) } }
}
