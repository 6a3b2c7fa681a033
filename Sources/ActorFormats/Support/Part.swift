// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Bytes that stay where they are as long as this lives, so that large outputs need not be put
/// together before they are written.
struct Part {
  let bytes: UnsafeRawBufferPointer
  private let owner: Any

  /// The elements of an array that never moves; nothing for `nil`.
  init<Element>(_ array: FrozenArray<Element>?) {
    owner = array as Any
    bytes =
      array?.withUnsafeBufferPointer { UnsafeRawBufferPointer($0) }
      ?? UnsafeRawBufferPointer(start: nil, count: 0)
  }

  /// A copy of `bytes`.
  init(_ bytes: [UInt8]) { self.init(FrozenArray(bytes)) }
}
