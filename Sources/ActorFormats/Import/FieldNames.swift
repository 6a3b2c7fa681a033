// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Under which names people and other tools keep the fields of actors and ties.
///
/// Names are compared without case, accents, spaces, hyphens and underscores. A name that could
/// mean several things (`weight`, `value`) stands in `unexplained` and is never taken for one.
enum FieldNames {
  /// The field of the model for a header of a table of actors.
  static func actorField(_ header: String) -> String? { actors[folded(header)] }
  /// The field of the model for a header of a table of ties.
  static func tieField(_ header: String) -> String? { ties[folded(header)] }
  /// Whether a header says "a number" and not which.
  static func isUnexplained(_ header: String) -> Bool { unexplained.contains(folded(header)) }

  /// Whether a header is the usual name of something else that only looks like a name of ours: how
  /// large a node is drawn is no misspelt side.
  static func isOther(_ header: String) -> Bool { others.contains(folded(header)) }

  private static let others: Set<String> = ["size"]

  /// The header as it is compared.
  static func folded(_ header: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in header.lowercased().unicodeScalars {
      if scalar.properties.isWhitespace || scalar == "_" || scalar == "-" || scalar == "." {
        continue
      }
      if let plain = accents[scalar] {
        result.append(contentsOf: plain.unicodeScalars)
      } else if scalar.properties.generalCategory != .nonspacingMark {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static let accents: [Unicode.Scalar: String] = {
    let groups: [(String, String)] = [
      ("àáâãäå", "a"), ("çć", "c"), ("èéêëę", "e"), ("ìíîïı", "i"), ("ñń", "n"),
      ("òóôõöø", "o"), ("ùúûü", "u"), ("ýÿ", "y"), ("šş", "s"), ("žźż", "z"), ("ł", "l"),
      ("ß", "ss"), ("æ", "ae"), ("œ", "oe"),
    ]
    var table: [Unicode.Scalar: String] = [:]
    for (accented, plain) in groups {
      for scalar in accented.unicodeScalars { table[scalar] = plain }
    }
    return table
  }()

  private static let unexplained = Set(
    """
    weight weights value values score number amount gewicht wert poids valeur peso valor peso
    valore waarde вес значение وزن قيمة вага значення vekt verdi vikt varde agirlik deger
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  private static let actors = table([
    "id": "id identifier key code kennung schluessel identifiant cle identificador clave codigo"
      + " identificatore codice идентификатор код معرف رقم ідентифікатор kimlik nodeid actorid",
    "name": "name label title actor element node vertex nom libelle nombre etiqueta nome etichetta"
      + " naam bezeichnung akteur acteur actores имя название اسم الاسم ім'я назва navn namn isim ad",
    "kind":
      "kind type category actortype art typ genre tipo categoria soort тип نوع النوع vrsta tur",
    "role": "role roles rolle funktion fonction rol papel ruolo роль دور الدور roll",
    "side": "side camp party bloc seite lager partei cote bando lado lato parte kant kamp сторона"
      + " جانب طرف الطرف сторона side",
    "locality": "locality place location ort lieu lugar localidad luogo plaats место مكان",
    "note": "note notes comment comments description remarks notiz bemerkung beschreibung"
      + " remarque commentaire nota notas comentario comentarios osservazioni opmerking"
      + " заметка примечание описание ملاحظة ملاحظات примітка",
    "power": "power macht pouvoir poder potere власть قوة",
    "sources":
      "sources source quelle quellen fuente fuentes fonte fonti bron bronnen источник مصدر",
  ])

  private static let ties = table([
    "id": "id identifier edgeid tieid linkid kennung identifiant identificador идентификатор معرف",
    "from":
      "from source src sender origin u von quelle absender de origine expediteur desde"
      + " origen da origem van bron от из источник من المصدر від джерело fra kaynak actor1 actora",
    "to":
      "to target dst dest destination receiver recipient v nach an zu ziel empfaenger a vers cible"
      + " destinataire hacia destino a para alvo naar doel до к цель إلى الى الهدف до ціль til hedef"
      + " actor2 actorb",
    "kind": "kind type relation relationship relationtype tietype edgetype linktype art typ"
      + " beziehung tipo relacion relacao relazione soort relatie тип связь نوع العلاقة نوعالعلاقة",
    "trust": "trust vertrauen confiance confianza confianca fiducia vertrouwen доверие ثقة الثقة"
      + " довіра tillit guven",
    "strength":
      "strength intensity staerke starke intensite force fuerza intensidad forca intensita"
      + " sterkte сила قوة شدة сила styrke",
    "confidence": "confidence certainty sicherheit certitude certeza certezza zekerheid уверенность"
      + " probability wahrscheinlichkeit probabilite probabilidad",
    "directed": "directed direction gerichtet dirige dirigido richtung направление اتجاه",
    "status": "status state zustand statut estado stato статус حالة",
    "layers": "layers layer issue issues topic thema themen ebene sujet tema temas tema onderwerp"
      + " тема موضوع",
    "start":
      "since begin startdate begins seit beginn debut inicio inizio sinds depuis начало بداية",
    "end": "until enddate ends bis ende fin final fine tot jusqu'a конец نهاية",
    "sources": "sources reference references quellen fuentes fonti bronnen источники مصادر",
    "note": "note notes label comment comments description edgelabel remarks notiz bemerkung"
      + " remarque commentaire nota notas comentario comentarios opmerking заметка примечание"
      + " ملاحظة ملاحظات",
  ])

  private static func table(_ words: [(String, String)]) -> [String: String] {
    var table: [String: String] = [:]
    for (field, names) in words {
      for name in names.split(separator: " ") where table[folded(String(name))] == nil {
        table[folded(String(name))] = field
      }
    }
    return table
  }

  private static func table(_ words: KeyValuePairs<String, String>) -> [String: String] {
    table(words.map { ($0.key, $0.value) })
  }
}
