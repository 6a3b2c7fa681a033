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
  /// The legend; `nil` where nothing has to be explained.
  package let legend: Frame?
}

extension Page {
  private static let room = 8.0

  var frames: DrawingFrames {
    let corner = layout.gridCorner
    let (legendCorner, legend) = (layout.legendCorner, layout.legend)
    let (width, height) = (layout.grid?.width ?? 0, layout.grid?.height ?? 0)
    return DrawingFrames(
      whole: DrawingFrames.Frame(
        x: view.minX, y: view.minY, width: view.width, height: view.height),
      maps: DrawingFrames.Frame(
        x: corner.x - Self.room, y: corner.y - Self.room, width: width + 2 * Self.room,
        height: height + 2 * Self.room),
      legend: legend.height > 0
        ? DrawingFrames.Frame(
          x: legendCorner.x - Self.room, y: legendCorner.y - Self.room,
          width: legend.width + 2 * Self.room, height: legend.height + 2 * Self.room) : nil)
  }
}
