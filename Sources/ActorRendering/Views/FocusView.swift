// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Whoever is near an actor, and the ties among them.
struct FocusView {
  private let map: ActorMap
  private let options: DrawingOptions
  private let ties: DrawnTies

  init(_ map: ActorMap, _ options: DrawingOptions) {
    self.map = map
    self.options = options
    ties = DrawnTies(map, options.view)
  }

  func drawn(on id: String, within limit: Int) throws(QuestionError) -> DrawnMap {
    guard let actor = map.actors.first(where: { $0.id == id }) else { throw .unknownActor(id) }
    guard limit >= 0 else { throw .negativeSteps(limit) }
    let steps = steps(from: id, limit: limit)
    let kept = ties.indices.filter { index in
      let tie = map.relationships[index]
      return steps[tie.from] != nil && steps[tie.to] != nil
    }
    var drawn = DrawnMap(
      map: map.keeping(actors: Set(steps.keys), ties: kept), options: options,
      signs: SharedSigns(map))
    let phrases = ViewPhrases(options)
    drawn.overlay.title = phrases.text(
      .viewFocus, ["actor": actor.name, "steps": phrases.steps(limit)])
    drawn.overlay.lead = phrases.filter(options.view)
    drawn.overlay.markTitle = phrases.text(.markFocus)
    for (other, distance) in steps {
      drawn.overlay.actors[other] = ViewOverlay.OnActor(
        isMarked: distance == 0,
        words: [
          distance == 0
            ? phrases.text(.actorInFocus)
            : phrases.text(
              .actorSteps, ["steps": phrases.steps(distance), "actor": actor.name])
        ])
    }
    let left = (
      actors: map.actors.count - steps.count, ties: ties.indices.count - kept.count
    )
    let farther = phrases.text(
      .notDrawnFarther,
      ["actors": phrases.actors(left.actors), "ties": phrases.ties(left.ties)])
    drawn.overlay.notDrawn =
      (left == (0, 0) ? [] : [farther]) + ties.notDrawn(phrases)
    return drawn
  }

  /// How many ties away each actor within the limit is.
  ///
  /// - Complexity: O(actors + ties).
  private func steps(from start: String, limit: Int) -> [String: Int] {
    var neighbours: [String: [String]] = [:]
    for index in ties.indices {
      let tie = map.relationships[index]
      neighbours[tie.from, default: []].append(tie.to)
      neighbours[tie.to, default: []].append(tie.from)
    }
    var steps = [start: 0]
    var front = [start]
    for step in 0..<limit {
      front = front.flatMap { neighbours[$0] ?? [] }.filter { actor in
        guard steps[actor] == nil else { return false }
        steps[actor] = step + 1
        return true
      }
      if front.isEmpty { break }
    }
    return steps
  }
}
