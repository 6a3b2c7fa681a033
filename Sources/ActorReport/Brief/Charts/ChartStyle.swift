// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorRendering

/// How charts look: in the colours of the drawing, beside the text where there is room.
enum ChartStyle {
  /// Rules for screens, light and dark.
  static let screen = """
    .chart { float: inline-end; width: 19rem; max-width: 100%; margin: .2rem 0 .6rem 1.2rem; }
    .chart svg { display: block; width: 100%; }
    .chart figcaption { font-size: .8rem; line-height: 1.3; }
    .chart text { font-size: 11px; fill: currentColor; stroke: Canvas; stroke-width: 3px;
      stroke-linejoin: round; paint-order: stroke; }
    .chart circle, .chart path, .chart line { stroke: currentColor; stroke-width: 1; }
    .chart .grid { stroke-width: .5; stroke-dasharray: 1 3; }
    .chart .limit { stroke-dasharray: 5 3; }
    .chart .ring { fill: none; }
    .chart line.reached-line, .chart line.weakest-line { stroke-width: 1.8; }
    .chart .weakest-line { stroke-dasharray: 5 3; }
    .chart path.weakest { fill: Canvas; stroke-width: 1.8; }
    section { display: flow-root; }
    @media screen and (max-width: 46rem) {
      .chart { float: none; width: auto; max-width: 24rem; margin: .5rem 0; }
      table { font-size: .8rem; }
      th, td { padding: .2rem .3rem; }
      tbody th, td { overflow-wrap: anywhere; }
    }
    \(colours(.light))@media screen and (prefers-color-scheme: dark) {
    \(colours(.dark))}

    """

  /// Rules for paper.
  static let paper = """
      .chart { float: inline-end; width: 50mm; margin: 0 0 .2em 4mm; break-inside: avoid; }
      .chart figcaption { font-size: 7.4pt; line-height: 1.2; }

    """

  private static func colours(_ palette: Palette) -> String {
    """
    .chart .reached { fill: \(palette[.strongTrust]); }
    .chart .reached-line { stroke: \(palette[.strongTrust]); }
    .chart .weakest, .chart .weakest-line { stroke: \(palette[.candidate]); }
    .chart .candidate { fill: \(palette[.candidate]); }
    .chart .ring { stroke: \(palette[.candidate]); stroke-width: 1.8; }

    """
  }
}
