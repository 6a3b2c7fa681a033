// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

extension InterfaceWords {
  /// An id of the map's own as people would say it, for maps name issues, and kinds and values of
  /// their own, by nothing but ids: hyphens and underscores between letters become spaces.
  ///
  /// What has a capital or a space was written for people and stays as it is, and so does a hyphen
  /// beside a digit: `humanitarian-access` is said as "humanitarian access", `covid-19` and
  /// `North-South` as they are.
  package func spoken(_ id: String) -> String {
    let letters = Array(id)
    guard !letters.contains(where: { $0.isUppercase || $0.isWhitespace }) else { return id }
    return String(
      letters.indices.map { index in
        let isBetween =
          index > 0 && index + 1 < letters.count && letters[index - 1].isLetter
          && letters[index + 1].isLetter
        return isBetween && "-_".contains(letters[index]) ? " " : letters[index]
      })
  }

  /// Text at the beginning of a line: with a capital, where its script has any.
  package func capitalised(_ text: String) -> String {
    let hasDottedCapital = ["tr", "az"].contains(language.prefix(2).lowercased())
    let first = hasDottedCapital && text.hasPrefix("i") ? "İ" : text.prefix(1).uppercased()
    return first + text.dropFirst()
  }
}
