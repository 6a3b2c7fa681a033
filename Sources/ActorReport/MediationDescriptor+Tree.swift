// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorMediation
internal import ActorModel

extension MediationParameter {
  /// Name, range and default on one line.
  var words: String {
    let preset = defaultValue.isEmpty ? "default none" : "default \(defaultValue)"
    return "\(name) (\(range.map { "\($0), " } ?? "")\(preset)): \(summary)"
  }

  private var range: String? {
    switch kind {
    case .choice(let words): words.joined(separator: "|")
    case .number(let low, let high): "\(JSONText.number(low)) to \(JSONText.number(high))"
    case .count(let low, let high): "\(low) to \(high)"
    case .truth: "true|false"
    case .list: "words separated by commas"
    case .text: nil
    }
  }

  var tree: AttributeValue {
    var fields: [(String, AttributeValue?)] = [("name", .string(name))]
    switch kind {
    case .choice(let words): fields.append(("choices", .strings(words)))
    case .number(let low, let high): fields += [("from", .double(low)), ("to", .double(high))]
    case .count(let low, let high): fields += [("from", .integer(low)), ("to", .integer(high))]
    case .truth: fields.append(("choices", .strings(["true", "false"])))
    case .list: fields.append(("list", .boolean(true)))
    case .text: break
    }
    return .tree(fields + [("default", .string(defaultValue)), ("summary", .string(summary))])
  }
}

extension Literature {
  var tree: AttributeValue {
    .tree([
      ("citation", .string(citation)), ("doi", doi.map(AttributeValue.string)),
      ("listedOnly", isListedOnly ? .boolean(true) : nil),
    ])
  }
}
