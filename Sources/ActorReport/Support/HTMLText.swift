// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Pieces of HTML in which text of a map is text, in its own reading direction, and nothing else.
enum HTMLText {
  /// An element that holds text.
  static func element(_ name: String, _ text: String, _ attributes: String = "") -> String {
    "<\(name)\(attributes.isEmpty ? "" : " " + attributes) dir=\"auto\">\(escaped(text))</\(name)>"
  }

  /// Text without control characters, in which nothing is taken for markup.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in TextLine.printable(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      // No characters, though Unicode has numbers for them.
      case _ where scalar.value & 0xFFFE == 0xFFFE: continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A whole page that fetches nothing and runs nothing.
  ///
  /// - Parameter style: further rules, which decide against the usual ones.
  static func page(title: String, language: String, body: String, style: String = "") -> String {
    """
    <!DOCTYPE html>
    <html lang="\(escaped(language))">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" \
    content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(escaped(title))</title>
    <style>
    :root { color-scheme: light dark; }
    body { font: 1rem/1.5 "Noto Sans", "DejaVu Sans", sans-serif; max-width: 60rem;
      margin: 2rem auto; padding: 0 1rem; }
    table { border-collapse: collapse; margin: 1rem 0; }
    caption { text-align: start; font-weight: bold; padding: .3rem 0; }
    th, td { border-bottom: 1px solid #888; padding: .3rem .6rem; text-align: start;
      vertical-align: top; }
    td.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
    figure { margin: 1rem 0; }
    figure svg { max-width: 100%; height: auto; }
    @media print { table { font-size: .8rem; } tr { break-inside: avoid; } }
    \(style)</style>
    </head>
    <body>
    <main>
    \(body)</main>
    </body>
    </html>

    """
  }
}
