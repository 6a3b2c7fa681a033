// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How a brief looks: on screens as wide as reads well, on paper as small as still reads well.
enum BriefStyle {
  static let sheet = """
    body { max-width: 54rem; line-height: 1.45; }
    h1 { font-size: 1.6rem; margin: 0 0 .5rem; }
    h2 { font-size: 1.15rem; margin: 1.6rem 0 .4rem; border-bottom: 1px solid #888; }
    p, ul { margin: .4rem 0; }
    table { font-size: .9rem; margin: .5rem 0 .2rem; }
    p.note { font-size: .85rem; margin: .1rem 0 .6rem; }
    dl.words { font-size: .9rem; margin: .4rem 0; }
    dl.words div { margin: .15rem 0; }
    dl.words dt { display: inline; font-weight: bold; }
    dl.words dt::after { content: ":"; }
    dl.words dd { display: inline; margin: 0; }
    @page { size: A4; margin: 12mm; }
    @media print {
      :root { color-scheme: light; }
      html { font-size: 9.2pt; }
      body { line-height: 1.28; margin: 0; padding: 0; max-width: none; }
      h1 { font-size: 14pt; }
      h2 { font-size: 10.5pt; margin: .7em 0 .2em; break-after: avoid; }
      p, ul { margin: .2em 0; }
      li { margin: 0; }
      th, td { padding: .1em .5em; }
      table { font-size: 8.4pt; break-inside: avoid; }
      p.note, dl.words { font-size: 7.8pt; }
      dl.words { columns: 2; column-gap: 6mm; }
      dl.words div { break-inside: avoid; margin: .1em 0; }
      figure { margin: .3em 0; text-align: center; break-inside: avoid; }
      figure svg { max-height: 150mm; }
    }

    """
}
