// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

// Ids that are nearly the same: "UN", "un" and "UN " are three actors, which is seldom meant.
extension MapDecoder {
  /// After so many the others are only counted: who has many has ids in which capitals count.
  private static let nearLimit = 10

  /// Warns of ids that only ties name and that differ from others by spaces or capitals.
  ///
  /// - Complexity: O(bytes of all ids).
  func tellNear(_ numbers: MapNumbers) {
    var first: [UInt64: Int] = [:]
    first.reserveCapacity(numbers.ids.count)
    var pairs: [(id: Int, earlier: Int)] = []
    for (place, id) in numbers.ids.ids.enumerated() {
      guard let earlier = first.updateValue(place, forKey: Self.nearHash(id)) else { continue }
      let isNear = Self.isNear(id, numbers.ids.ids[earlier])
      if place >= numbers.listed, isNear { pairs.append((place, earlier)) }
    }
    guard !pairs.isEmpty else { return }
    let told = Dictionary(uniqueKeysWithValues: pairs.prefix(Self.nearLimit).map { ($0.id, $0) })
    var seen: Set<Int> = []
    for (index, ends) in numbers.ends.enumerated() where seen.count < told.count {
      for (key, end) in [("from", Int(ends.from)), ("to", Int(ends.to))] {
        guard let pair = told[end], seen.insert(end).inserted else { continue }
        let more = seen.count == told.count ? pairs.count - told.count : 0
        tell(numbers.ids.ids[pair.id], numbers.ids.ids[pair.earlier], at: index, key, more: more)
      }
    }
  }

  private func tell(_ id: String, _ earlier: String, at index: Int, _ key: String, more: Int) {
    log.add(
      .warning, at: "relationships", index, key,
      found: "actor \(Shown.quoted(id))" + (more > 0 ? ", and \(more) more like it" : ""),
      expected: "\(Shown.quoted(earlier)), which it resembles",
      remedy: "write both the same, if they are one actor; now they are two")
  }

  /// The same for ids that differ by spaces or capitals.
  private static func nearHash(_ id: String) -> UInt64 {
    let isPlain = id.utf8.allSatisfy { $0 < 0x80 || $0 == 0xC2 || $0 == 0xA0 }
    return hash(isPlain ? id : id.lowercased())
  }

  private static func hash(_ id: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in id.utf8 where byte != 0x20 && byte != 0x09 && byte != 0xC2 && byte != 0xA0 {
      let plain = byte &- 0x41 < 26 ? byte | 0x20 : byte
      hash = (hash ^ UInt64(plain)) &* 0x100_0000_01B3
    }
    return hash
  }

  private static func isNear(_ id: String, _ other: String) -> Bool {
    let plain = { (id: String) in
      id.lowercased().unicodeScalars.filter { !$0.properties.isWhitespace }
    }
    return plain(id).elementsEqual(plain(other))
  }
}
