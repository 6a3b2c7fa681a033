// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel
internal import GraphCore

/// The tracks of a map's actors and the trust between those who have one.
struct Tracks {
  /// A tie of trust between actors with a track.
  struct Arc {
    let from: Int
    let to: Int
    let value: Double
    let tie: String
  }

  /// By position the track; `nil` where none is recorded.
  let of: [Track?]
  /// The tracks that occur, in order.
  let known: [Track]
  let arcs: [Arc]
  /// Actors of track 1 with role decision-maker.
  let deciders: [Int]
  /// Actors of track 2 or 3.
  let unofficial: [Int]
  /// Why nothing can be said of transfer reach.
  let problem: UndefinedReason?
  private let graph: FrozenGraph

  init(_ ground: MediationGround) {
    let actors = ground.map.actors
    let of = actors.map(\.track)
    let graph = ground.network.graph
    known = Track.allCases.filter { of.contains($0) }
    deciders = actors.indices.filter { of[$0] == .one && actors[$0].has(.decisionMaker) }
    unofficial = actors.indices.filter { of[$0] == .two || of[$0] == .three }
    arcs = actors.indices.filter { of[$0] != nil }.flatMap { source in
      graph.outRow(source).filter { of[Int(graph.targets[$0])] != nil }.map { arc in
        Arc(
          from: source, to: Int(graph.targets[arc]), value: graph.values[arc],
          tie: ground.network.frozen.tieID(ofArc: arc))
      }
    }
    problem =
      known.isEmpty
      ? .noTrack
      : deciders.isEmpty
        ? .noDecisionMaker
        : unofficial.isEmpty ? .noUnofficialActor : ground.hasTrust ? nil : .noTies
    self.of = of
    self.graph = graph
  }

  /// Pairs joined by trust either way: of different tracks and of the same, or those of one track.
  func pairs(of track: Track?) -> (across: Int, within: Int) {
    var (across, within) = (0, 0)
    for arc in arcs where track == nil || of[arc.from] == track || of[arc.to] == track {
      if arc.from > arc.to, graph.arc(from: arc.to, to: arc.from) != nil { continue }
      if of[arc.from] == of[arc.to] { within += 1 } else { across += 1 }
    }
    return (across, within)
  }

  /// Whether somebody of one track trusts the actor, who trusts somebody of the other, and the
  /// first does not trust the last.
  func hasOpenPath(over actor: Int, from first: Track, to last: Track) -> Bool {
    graph.reverseSources[graph.inRow(actor)].contains { source in
      of[Int(source)] == first
        && graph.neighbors(of: actor).contains { target in
          target != source && of[Int(target)] == last
            && graph.arc(from: Int(source), to: Int(target)) == nil
        }
    }
  }
}
