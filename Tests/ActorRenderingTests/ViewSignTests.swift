// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorRendering

@Suite("Signs, words and warnings of views")
struct ViewSignTests {
  private let own = DrawingOptions(layout: .own)

  private func legend(_ view: XMLView) -> [XMLView.Element] {
    let start = view.elements.firstIndex { $0.attributes["class"] == "legend" }
    return start.map { Array(view.elements[$0...]) } ?? []
  }

  @Test("shapes in the legend are as pale as on the map; other changes have a sign and a reason")
  func changesLegend() throws {
    func map(_ role: Role?, _ status: RelationshipStatus?) -> ActorMap {
      ActorMap(
        actors: [
          Actor(id: "a", roles: [.party]), Actor(id: "b", roles: [.mediator]),
          Actor(id: "c", roles: role.map { [$0] } ?? []),
        ],
        relationships: [
          Relationship(from: "a", to: "b", kind: .communication, status: status),
          Relationship(from: "b", to: "c", kind: .communication),
        ])
    }
    let view = try draw(map(.sponsor, .broken), .changes(since: map(nil, nil)))
    #expect(view.all(ofClass: "altered").count == 3, "an actor, a tie, the legend")
    let text = view.drawnText.replacing("\n", with: " ")
    #expect(text.contains("Changed otherwise: role, status"))
    let classes = legend(view).compactMap { $0.attributes["class"] }
    #expect(classes.contains("party pale") && classes.contains("mediator pale"))
    #expect(classes.contains("sponsor"), "it was changed, so it has its fill")
    let same = try draw(map(nil, nil), .changes(since: map(nil, nil)))
    #expect(same.all(ofClass: "altered").isEmpty)
    let whole = legend(try draw(map(nil, nil), nil)).compactMap { $0.attributes["class"] }
    #expect(whole.contains("party") && !whole.contains { $0.hasSuffix("pale") })
  }

  @Test("an older map that has few of the actors, or a later date, is doubted on the page as well")
  func doubts() throws {
    func map(_ ids: [String], _ date: String?) -> ActorMap {
      var map = ActorMap(actors: ids.map { Actor(id: $0) })
      map.asOf = date.flatMap { CalendarDate($0) }
      return map
    }
    func notices(_ new: ActorMap, _ old: ActorMap) throws -> [String] {
      let drawing = try MapDrawing(new, answering: .changes(since: old), options: own)
      let text = drawing.view.drawnText.replacing("\n", with: " ")
      for notice in drawing.notices {
        #expect(text.contains(notice))
        #expect(drawing.view.elements[2].text.contains(notice))
        #expect(drawing.outline.notes.contains(notice))
      }
      return drawing.notices
    }
    let new = map(["a", "b", "c", "d"], "1993-08")
    #expect(try notices(new, map(["a", "b", "x"], "1993-08-31")) == [])
    #expect(try notices(new, map([], nil)) == [])
    #expect(
      try notices(new, map(["a", "x", "y", "z"], "1993")) == [
        "Few actors are on both maps: 1, of 4 on the older and 4 on the newer one. "
          + "One may be of another conflict, or have other ids."
      ])
    let strange = try notices(new, map(["x"], "1993-09"))
    #expect(strange.count == 2)
    #expect(strange[0].hasPrefix("No actor is on both maps"))
    #expect(strange[1].contains("of a later date, September 1993 instead of August 1993"))
  }

  // MARK: - What all views share

  private func tabs(_ scene: Scene) -> Set<String> {
    let marks = scene.parts.flatMap { $0.plan.ties.flatMap(\.marks) }
    return Set(
      marks.compactMap { mark in if case .issues(let tab) = mark { tab } else { nil } }
        .flatMap(\.cells).map { "\($0.text) \($0.style)" })
  }

  @Test("an issue has its letter and colour of the whole map in every view")
  func issueSigns() throws {
    let layers = [("a", "b", "access"), ("b", "c", "amnesty"), ("c", "a", "army")]
    func tie(_ from: String, _ to: String, _ layer: String) -> Relationship {
      Relationship(from: from, to: to, kind: .trust, trust: Trust(0.7), layers: [layer])
    }
    let map = ActorMap(
      sides: [Side(id: "S"), Side(id: "T")],
      actors: [("a", "S"), ("b", "S"), ("c", "T")].map { Actor(id: $0.0, side: $0.1) },
      relationships: layers.map(tie))
    var options = own
    options.issueTabs = .on
    func tabs(_ question: MapQuestion?, _ map: ActorMap) throws -> Set<String> {
      self.tabs(try SceneMaker(map: map, options: options).scene(for: question))
    }
    // In the order of names, each the first letter that is free: a; m; r.
    #expect(try tabs(nil, map) == ["A issue-1", "M issue-2", "R issue-3"])
    var far = map
    far.actors.append(Actor(id: "d"))
    far.relationships.append(tie("c", "d", "army"))
    #expect(try tabs(.focus(actor: "d", within: 1), far) == ["R issue-3"])
    let channels = ShownChannels(
      ends: [.init(name: "b", actors: ["b"]), .init(name: "c", actors: ["c"])], actors: ["b", "c"],
      ties: [map.relationshipIDs[1]], threshold: 0.5, count: 0, direct: 1)
    #expect(try tabs(.channels(channels), map) == ["M issue-2"])
    #expect(try tabs(.rollUp(by: "side"), map) == ["M issue-2", "R issue-3"])
    #expect(try tabs(.layers(["army"]), map) == ["R issue-3"])
    var old = map
    old.relationships.append(tie("a", "b", "aaa"))
    var new = map
    new.relationships.append(tie("c", "b", "army"))
    // What is unchanged has no tab; of the letters of "aaa" none is free.
    #expect(try tabs(.changes(since: old), new) == ["R issue-3", "1 issue-4"])
  }

  @Test("all panels of a page have tabs or none has; a note says once how many ties lack theirs")
  func tabsOfPanels() throws {
    func map(_ count: Int) -> ActorMap {
      var ties = (0..<count).map { index in
        Relationship(
          from: "a", to: index % 2 == 0 ? "b" : "c", layers: ["food"], start: CalendarDate("1993"))
      }
      ties.append(Relationship(from: "a", to: "c", layers: ["food", "water"]))
      return ActorMap(actors: ["a", "b", "c"].map { Actor(id: $0) }, relationships: ties)
    }
    let dates = ["1992", "1993"].compactMap { CalendarDate($0) }
    func scene(_ count: Int, _ tabs: IssueTabChoice = .auto) throws -> Scene {
      var options = own
      options.issueTabs = tabs
      return try SceneMaker(map: map(count), options: options).scene(for: .dates(dates))
    }
    // 59 and the one that is there in both years are 60, as many as have tabs.
    let few = try scene(59)
    #expect(few.parts.allSatisfy { $0.plan.ties.allSatisfy { !$0.marks.isEmpty } })
    #expect(!few.words.notes.contains { $0.contains("issues") })
    let many = try scene(60)
    #expect(tabs(many).isEmpty)
    let note = "The issues of 61 ties are not marked, for there are too many."
    #expect(many.words.notes.count { $0 == note } == 1)
    #expect(many.words.description.contains(note))
    #expect(try !tabs(scene(60, .on)).isEmpty && tabs(scene(59, .off)).isEmpty)
  }

  @Test("the legend shows insiders in a shape that occurs")
  func insiderLegend() throws {
    let map = ActorMap(
      actors: [
        Actor(id: "a", roles: [.representative], insider: true), Actor(id: "b", roles: [.party]),
        Actor(id: "c", roles: [.mediator]),
      ],
      relationships: [Relationship(from: "a", to: "b"), Relationship(from: "b", to: "c")])
    let view = try draw(map, .focus(actor: "a", within: 1))
    #expect(view.drawnText.contains("From inside the conflict"))
    let classes = legend(view).compactMap { $0.attributes["class"] }
    #expect(!classes.contains { $0.hasPrefix("mediator") })
    // Its role and its mark.
    #expect(classes.count { $0 == "representative" } == 2)
  }

  @Test("ids are said as words where the map has no other name")
  func ids() throws {
    let words = InterfaceWords.english
    for (id, text) in [
      ("humanitarian-access", "humanitarian access"), ("food_aid", "food aid"),
      ("covid-19", "covid-19"), ("1990-07", "1990-07"), ("North-South", "North-South"),
      ("ex-fighters of 1992", "ex-fighters of 1992"), ("-", "-"), ("a-", "a-"), ("", ""),
      ("zugang-für-hilfe", "zugang für hilfe"),
    ] { #expect(words.spoken(id) == text) }
    let turkish = try InterfaceWords(language: "tr", texts: [:])
    #expect(turkish.capitalised("insan") == "İnsan" && words.capitalised("insan") == "Insan")
    #expect(words.capitalised("") == "" && words.capitalised("ёлка") == "Ёлка")
    let map = ActorMap(
      actors: [
        Actor(id: "a", attributes: ["home-region": .string("north-east")]), Actor(id: "b"),
      ],
      relationships: [
        Relationship(from: "a", to: "b", kind: "land-lease", layers: ["humanitarian-access"]),
        Relationship(from: "b", to: "a", layers: ["water"]),
      ])
    let whole = try draw(map, nil)
    #expect(whole.drawnText.contains("Humanitarian access\n"))
    #expect(whole.drawnText.contains("Other kinds: land lease"))
    #expect(names(whole, "tie")[0] == "a to b: land lease, about humanitarian access")
    let panels = try draw(map, .layers(nil))
    #expect(names(panels, "panel") == ["Humanitarian access: 1 tie", "Water: 1 tie"])
    let groups = try draw(map, .rollUp(by: "home-region"))
    let text = groups.drawnText.replacing("\n", with: " ")
    #expect(text.contains("Rolled up by home region") && text.contains("North east (1)"))
    #expect(text.contains("No home region recorded"))
    for view in [whole, panels, groups] {
      #expect(!view.drawnText.contains("humanitarian-access"))
    }
    var asked = own
    asked.view.layers = ["humanitarian-access"]
    let filtered = MapDrawing(map, options: asked).view
    #expect(filtered.drawnText.contains("Only ties about humanitarian access."))
  }

  @Test("circles in the legend are as large as groups of so many members")
  func groupSizes() throws {
    let map = ActorMap(
      actors: ["a", "b", "c"].map {
        Actor(id: $0, roles: [.party], attributes: ["x": .string("1")])
      }
        + [Actor(id: "d", attributes: ["x": .string("2")])])
    let circles = try draw(map, .rollUp(by: "x")).elements.filter { $0.name == "circle" }
    func radius(_ kind: String) -> String? {
      circles.first { $0.attributes["class"] == kind }?.attributes["r"]
    }
    // 1.7 times the largest usual radius, 24.
    #expect(radius("outline") == "40.8" && radius("sample") == "40.8")
  }

  @Test("a field that nobody has is told from one that there is not")
  func fieldsWithoutValues() throws {
    let map = ActorMap(actors: [Actor(id: "a", roles: [.party])])
    for (field, error) in [
      ("side", QuestionError.noSides(known: ["role"])),
      ("track", .noValue("track", known: ["role"])),
      ("tracks", .unknownAttribute("tracks", known: ["role"])),
    ] {
      #expect(throws: error) { try MapDrawing(map, answering: .rollUp(by: field)) }
    }
    #expect(
      QuestionError.noSides(known: []).description.contains("the map puts no actor on a side"))
  }
}
