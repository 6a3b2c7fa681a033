// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

extension AttributeValue {
  static func double(_ value: Double) -> AttributeValue { .number(JSONText.number(value)) }
  static func integer(_ value: Int) -> AttributeValue { .number(String(value)) }
  static func strings(_ values: [String]) -> AttributeValue {
    .list(values.map(AttributeValue.string))
  }
  static func tree(_ entries: [(String, AttributeValue?)]) -> AttributeValue {
    .object(
      AttributeList(
        entries.compactMap { key, value in
          value.map { AttributeList.Entry(key: key, value: $0) }
        }))
  }
}
