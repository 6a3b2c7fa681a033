// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The best products of one search by layer and actor, where chains may have a limit of ties, and
/// the room that it needs.
struct LayerRoom {
  private let actors: Int
  /// Where chains have a limit one block of layers for each number of ties, the last read here.
  private var block = 0
  private var layers = 1
  private var best: [Double] = []
  private var queue: [Int] = []
  private var isQueued: [Bool]
  private var floor = 0.0

  init(_ actors: Int) {
    self.actors = actors
    isQueued = [Bool](repeating: false, count: actors)
  }

  subscript(layer: Int, actor: Int) -> Double { best[(block * layers + layer) * actors + actor] }

  /// The best product over at most `ties` ties.
  func value(over ties: Int, _ layer: Int, _ actor: Int) -> Double {
    best[(ties * layers + layer) * actors + actor]
  }

  /// - Parameter lengths: how many blocks of layers there are.
  mutating func begin(layers: Int, lengths: Int, floor: Double) {
    // Far below the tolerance with which what is enough is compared.
    self.floor = floor - 1e-9
    self.layers = layers
    block = 0
    let count = layers * lengths * actors
    if best.count < count {
      best += [Double](repeating: 0, count: count - best.count)
    }
    for place in 0..<count { best[place] = 0 }
  }

  /// A layer begins with what fewer changes give.
  mutating func start(_ layer: Int, _ source: Int) {
    let base = layer * actors
    if layer > 0 {
      for actor in 0..<actors {
        best[base + actor] = max(best[base + actor], best[base - actors + actor])
      }
    }
    best[base + source] = 1
  }

  /// Goes on to chains of one tie more, which begin with what fewer give.
  mutating func lengthen() {
    let size = layers * actors
    for place in (block * size)..<((block + 1) * size) { best[place + size] = best[place] }
    block += 1
  }

  mutating func raise(_ layer: Int, _ actor: Int, to value: Double) {
    guard value >= floor else { return }
    let place = (block * layers + layer) * actors + actor
    if value > best[place] { best[place] = value }
  }

  /// Along ties as they are.
  mutating func spread(_ layer: Int, _ rows: TieRows, _ trusts: [Double]) {
    let base = layer * actors
    queue.removeAll(keepingCapacity: true)
    for actor in 0..<actors where best[base + actor] > 0 {
      queue.append(actor)
      isQueued[actor] = true
    }
    var next = 0
    while next < queue.count {
      let actor = queue[next]
      next += 1
      isQueued[actor] = false
      let own = best[base + actor]
      for entry in rows.row(actor) {
        let (other, value) = (rows.others[entry], own * trusts[rows.actions[entry]])
        guard value > best[base + other], value >= floor else { continue }
        best[base + other] = value
        if !isQueued[other] {
          isQueued[other] = true
          queue.append(other)
        }
      }
    }
  }
}
