// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Where on a drawing's plane its parts are, for reports that set them apart on paper.
package struct DrawingFrames: Hashable, Sendable {
  /// A part of the plane, in units of the drawing.
  package struct Frame: Hashable, Sendable {
    package let x: Double
    package let y: Double
    package let width: Double
    package let height: Double
  }

  /// All of the drawing.
  package let whole: Frame
  /// The maps without title, legend and notes.
  package let maps: Frame
  /// The legend; nothing of it where nothing has to be explained.
  package let legend: Frame
}

extension PageLayout {
  private static let room = 8.0

  var frames: DrawingFrames {
    let corner = gridCorner
    return DrawingFrames(
      whole: DrawingFrames.Frame(x: 0, y: 0, width: width, height: height),
      maps: DrawingFrames.Frame(
        x: corner.x - Self.room, y: corner.y - Self.room, width: grid.width + 2 * Self.room,
        height: grid.height + 2 * Self.room),
      legend: DrawingFrames.Frame(
        x: legendCorner.x, y: legendCorner.y - Self.room, width: width - 2 * Self.margin,
        height: legend.height + 2 * Self.room))
  }
}
