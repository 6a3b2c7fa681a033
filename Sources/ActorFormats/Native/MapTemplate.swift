// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// The map that a new user starts from: small, legal, with an example of each thing.
public enum MapTemplate {
  /// Two sides, a mediator, a sponsor and a community.
  public static let map = ActorMap(
    title: "Our conflict", description: "Replace these example rows by your own.",
    viewpoint: "the people who drew it",
    sides: [Side(id: "a", name: "Side A"), Side(id: "b", name: "Side B")],
    sources: [Source(id: "s1", title: "Interview, to be replaced")],
    actors: [
      Actor(id: "pa", name: "Party A", kind: "organisation", roles: ["party"], side: "a"),
      Actor(id: "pb", name: "Party B", kind: "armed-group", roles: ["party"], side: "b"),
      Actor(
        id: "elders", name: "Council of Elders", kind: "local-institution", roles: ["mediator"],
        insider: true, locality: "rural", sources: ["s1"]),
      Actor(id: "donor", name: "Donor", kind: "state", roles: ["sponsor"]),
      Actor(
        id: "valley", name: "People of the valley", kind: "community", roles: ["constituency"],
        locality: "rural", populationShare: Fraction(0.6)),
    ],
    relationships: [
      Relationship(
        from: "pa", to: "elders", kind: .trust, trust: Trust(0.7),
        confidence: Confidence(0.8).map(RecordedConfidence.probability), sources: ["s1"]),
      Relationship(from: "pb", to: "elders", kind: .trust, trust: Trust(0.5)),
      Relationship(from: "valley", to: "elders", kind: .trust, trust: Trust(0.9)),
      Relationship(from: "donor", to: "elders", kind: .sponsorship, strength: Strength(0.4)),
      Relationship(
        from: "pa", to: "pb", kind: .conflict, strength: Strength(0.8), directed: false),
    ])

  /// What stands beside the tables.
  public static let notes = """
    # How to fill in this map

    - `actors.csv`: one row an actor. `id` is a short name that ties refer to. `role` is party,
      representative, mediator, sponsor, constituency, civil-society, observer, decision-maker,
      local-institution or secondary; several are separated by `;`, and the first is drawn. `kind`
      is person, organisation, state, armed-group, community, institution or local-institution.
      `side` is one of the sides in `map.json`; a mediator usually has none. `insider` is true for
      those from inside the conflict. `locality` is urban, rural or a word of your own. A column
      `modality` may say how a mediator works: facilitator, go-between or broker.
      `populationShare` (0 to 1) is a community's share of the people. `sources` are ids of the
      sources in `map.json`, separated by `;`.
    - `relationships.csv`: one row a tie. `trust` goes from who trusts, −1 (distrust) to 1; leave it
      empty where it is unknown: unknown is not 0. `strength` (0 to 1) is how intense the tie is in
      its own kind. `confidence` (0 to 1) is how sure you are that the tie exists. `kind` is trust,
      alliance, cooperation, communication, influence, sponsorship, representation, approval,
      conflict, membership or family. `directed` is false for ties that hold both ways.
    - `map.json`: title, date (`asOf`), whose view the map is (`viewpoint`), sides, sources.
    - Columns of your own are kept.

    Then: `actormap check .`, `actormap bridges .`, `actormap render . -o map.svg`.

    A map names people. Keep it where only those who need it can read it.

    """
}
