// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How far distances in a drawing are from distances in the map.
///
/// The stress of Gansner, Koren & North (2005, doi:10.1007/978-3-540-31843-9_25),
/// Σ d⁻² (α·x − d)² over the pairs of actors that ties connect, where d counts the steps between
/// them and x is their distance in the drawing; here its mean over those pairs, at the scale α that
/// makes it least, so that the size of the drawing does not matter (Smelser, Miller & Kobourov
/// 2024, "Normalized Stress" is Not Normalized, arXiv:2408.07724). With r = x / d that is
/// 1 − (Σ r)² / (m · Σ r²).
enum StressMeasure {
  /// `nil` where nothing is tied or all stand on one place.
  ///
  /// - Complexity: O(n · (n + pairs)).
  static func value(_ pairs: [[Int]], at places: [Point]) -> Double? {
    var neighbours = [[Int]](repeating: [], count: places.count)
    for pair in pairs {
      neighbours[pair[0]].append(pair[1])
      neighbours[pair[1]].append(pair[0])
    }
    var (sum, squares, count) = (0.0, 0.0, 0.0)
    for start in places.indices {
      for (other, steps) in hops(from: start, neighbours).enumerated() where other > start {
        guard let steps else { continue }
        let ratio = places[start].distance(to: places[other]) / Double(steps)
        sum += ratio
        squares += ratio * ratio
        count += 1
      }
    }
    return squares > 0 ? 1 - sum * sum / (count * squares) : nil
  }

  private static func hops(from start: Int, _ neighbours: [[Int]]) -> [Int?] {
    var hops = [Int?](repeating: nil, count: neighbours.count)
    var (front, steps) = ([start], 0)
    hops[start] = 0
    while !front.isEmpty {
      steps += 1
      var next: [Int] = []
      for actor in front {
        for other in neighbours[actor] where hops[other] == nil {
          hops[other] = steps
          next.append(other)
        }
      }
      front = next
    }
    return hops
  }
}
