// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Rounds numbers in sentences to two decimals, which is what a brief promises; numbers in the
/// names of a map stay as they are.
struct ShortNumbers {
  /// Names in which there is a decimal point between digits.
  private let names: [[Unicode.Scalar]]

  init(sparing names: some Sequence<String>) {
    self.names = names.map { Array($0.unicodeScalars) }.filter { name in
      name.indices.dropFirst().dropLast().contains {
        name[$0] == "." && Self.isDigit(name[$0 - 1]) && Self.isDigit(name[$0 + 1])
      }
    }
  }

  /// `text` with at most two decimals in every number.
  func shortened(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    let spared = spared(in: scalars)
    var result = ""
    var place = 0
    while place < scalars.count {
      if let end = longNumber(in: scalars, from: place), !spared.contains(place) {
        append(String(String.UnicodeScalarView(scalars[place..<end])), to: &result)
        place = end
      } else {
        result.unicodeScalars.append(scalars[place])
        place += 1
      }
    }
    return result
  }

  private func append(_ digits: String, to result: inout String) {
    guard let value = Double(digits) else { return result += digits }
    switch (twoDecimals(value), result.last) {
    case (let short, "<") where short.hasPrefix("<"): result += short.dropFirst()
    case (let short, "−") where short.hasPrefix("<"):
      result.removeLast()
      result += (result.last == ">" ? "−" : ">−") + short.dropFirst()
    case (let short, _): result += short
    }
  }

  /// Where the number with three decimals or more ends that begins at `start`.
  private func longNumber(in scalars: [Unicode.Scalar], from start: Int) -> Int? {
    guard Self.isDigit(scalars[start]), start == 0 || !Self.continues(scalars[start - 1]) else {
      return nil
    }
    guard let point = scalars[start...].firstIndex(where: { !Self.isDigit($0) }),
      scalars[point] == "."
    else { return nil }
    let end = scalars[(point + 1)...].firstIndex { !Self.isDigit($0) } ?? scalars.count
    guard end - point > 3 else { return nil }
    // 1.234.567 is no number, nor is 0.1234th; a full stop may follow.
    let isWord = end < scalars.count && (scalars[end].properties.isAlphabetic)
    let goesOn = end + 1 < scalars.count && scalars[end] == "." && Self.isDigit(scalars[end + 1])
    return isWord || goesOn ? nil : end
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }

  private static func continues(_ scalar: Unicode.Scalar) -> Bool {
    isDigit(scalar) || scalar == "." || scalar.properties.isAlphabetic
  }

  /// The places at which one of the names stands.
  private func spared(in scalars: [Unicode.Scalar]) -> Set<Int> {
    var places: Set<Int> = []
    for name in names where name.count <= scalars.count {
      for start in 0...(scalars.count - name.count)
      where scalars[start] == name[0] && scalars[start..<(start + name.count)].elementsEqual(name) {
        places.formUnion(start..<(start + name.count))
      }
    }
    return places
  }
}
