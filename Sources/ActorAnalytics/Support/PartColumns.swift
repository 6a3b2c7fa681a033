// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

extension Measure {
  /// The size of each actor's part, and the part's number by falling size from 1; parts of equal
  /// size keep their order, which is that of their lowest actors.
  func partColumns(_ numbers: [UInt32], sizes: [Int]) -> [[Cell]] {
    let order = sizes.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
    var places = [Double](repeating: 0, count: sizes.count)
    for (place, part) in order.enumerated() { places[part] = Double(place + 1) }
    return [
      numbers.map { .value(Double(sizes[Int($0)])) }, numbers.map { .value(places[Int($0)]) },
    ]
  }
}
