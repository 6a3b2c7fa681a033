// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// The actors and ties on the trusted channels between two ends.
///
/// Where there is no channel the ends are drawn alone: that nobody leads from one to the other is
/// a finding, and people put it into a report.
struct ChannelsView {
  /// More names than these are counted.
  private static let namedOthers = 8

  private let map: ActorMap
  private let options: DrawingOptions
  private let phrases: ViewPhrases

  init(_ map: ActorMap, _ options: DrawingOptions) {
    self.map = map
    self.options = options
    phrases = ViewPhrases(options)
  }

  func drawn(_ channels: ShownChannels) throws(QuestionError) -> DrawnMap {
    let known = Set(map.actors.map(\.id))
    let onChannels = Set(channels.actors)
    // Who speaks for an end and stands on no channel is drawn only where nobody else does.
    let ends = channels.ends.map { end in
      let there = end.actors.filter(onChannels.contains)
      return (name: end.name, actors: there.isEmpty ? end.actors : there)
    }
    let kept = onChannels.union(ends.flatMap(\.actors))
    for id in kept.sorted() where !known.contains(id) { throw .unknownActor(id) }
    let ties = try indices(of: channels.ties)
    var drawn = DrawnMap(
      map: map.keeping(actors: kept, ties: ties), options: options, signs: SharedSigns(map))
    say(channels, kept: kept, ties: ties.count, on: &drawn.overlay)
    for end in ends {
      for id in end.actors {
        drawn.overlay.actors[id] = ViewOverlay.OnActor(
          isMarked: true, words: [phrases.text(.actorSpeaksFor, ["end": end.name])])
      }
    }
    for id in channels.dependsOn {
      drawn.overlay.actors[id, default: .init()].words.append(phrases.text(.actorDependedOn))
    }
    return drawn
  }

  private func say(
    _ channels: ShownChannels, kept: Set<String>, ties: Int, on overlay: inout ViewOverlay
  ) {
    let names = Dictionary(
      map.actors.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    overlay.title = phrases.text(
      .viewChannels, ["ends": phrases.words.names(channels.ends.map(\.name))])
    overlay.lead =
      [found(channels, dependsOn: channels.dependsOn.map { names[$0] ?? $0 }), rule(channels)]
      + others(channels, names) + idle(channels, kept, names) + phrases.filter(options.view)
    overlay.markTitle = phrases.text(.markChannelEnd)
    let all = DrawnTies(map, options.view)
    overlay.notDrawn =
      [
        phrases.text(
          .notDrawnOffChannels,
          [
            "actors": phrases.actors(map.actors.count - kept.count),
            "ties": phrases.ties(all.indices.count - ties),
          ])
      ] + all.notDrawn(phrases)
  }

  /// Who stands on channels that are not drawn.
  private func others(_ channels: ShownChannels, _ names: [String: String]) -> [String] {
    let others = channels.others
    guard !others.isEmpty else { return [] }
    let actors =
      others.count > Self.namedOthers
      ? phrases.actors(others.count) : phrases.words.names(others.map { names[$0] ?? $0 })
    return [phrases.text(.channelsOthers, ["actors": actors])]
  }

  /// Who speaks for an end and is not drawn: no channel of theirs is among these.
  private func idle(
    _ channels: ShownChannels, _ kept: Set<String>, _ names: [String: String]
  ) -> [String] {
    let idle = channels.ends.flatMap(\.actors).filter { !kept.contains($0) }
    guard !idle.isEmpty else { return [] }
    let all = phrases.words.names(idle.map { names[$0] ?? $0 })
    return [phrases.text(.channelsIdle, ["actors": all])]
  }

  private func rule(_ channels: ShownChannels) -> String {
    let trust = phrases.words.number(channels.threshold)
    guard let roles = channels.roles else {
      return phrases.text(.channelRuleAny, ["trust": trust])
    }
    let names = roles.map { phrases.words.text(of: $0, in: "role") }
    return phrases.text(.channelRule, ["trust": trust, "roles": phrases.or(names)])
  }

  private func found(_ channels: ShownChannels, dependsOn: [String]) -> String {
    guard channels.count + channels.direct > 0 else { return phrases.text(.channelsNone) }
    let words = phrases.words
    var parts =
      channels.count == 0
      ? [phrases.text(.channelsOverNobody)]
      : [words.text(counting: channels.count, .channelsOne, .channelsOther)]
    if channels.direct > 0 {
      parts.append(phrases.text(.channelsDirect, ["ties": phrases.ties(channels.direct)]))
    }
    if !dependsOn.isEmpty {
      parts.append(phrases.text(.channelsDepend, ["actors": words.names(dependsOn)]))
    }
    return phrases.text(.sentence, ["text": words.list(parts)])
  }

  private func indices(of ids: [String]) throws(QuestionError) -> [Int] {
    let places = Dictionary(
      map.relationshipIDs.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var found: [Int] = []
    for id in Set(ids).sorted() {
      guard let index = places[id] else { throw .unknownTie(id) }
      found.append(index)
    }
    return found.sorted()
  }
}
