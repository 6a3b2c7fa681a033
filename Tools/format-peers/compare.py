# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""Holds our GraphML and node-link JSON against networkx and igraph, both ways.

Every value of every actor and tie is compared. A difference counts as explained only by a rule of
rules.py; what is left is printed and makes the run fail.
"""
import argparse
import json
import math
import pathlib
import subprocess
import sys
import warnings
from collections import Counter

import igraph
import networkx

import maps
import rules
import views


# What igraph writes where a value is missing.
BLANKS = {str: "", bool: False, int: math.nan, float: math.nan}


class Comparison:
    """What one peer made of our maps, or we of its files."""

    def __init__(self, name, peer):
        self.name, self.peer = name, peer
        self.counts, self.failures = Counter(), []

    def value(self, place, ours, theirs):
        """Compares one value; a rule may explain a difference."""
        self.counts["values"] += 1
        if ours is not rules.MISSING and theirs is not rules.MISSING:
            if rules.is_same(ours, theirs):
                return
        elif ours is theirs:
            return
        words = rules.reason(self.peer, ours, theirs)
        if words:
            self.counts[words] += 1
        else:
            self.failures.append(f"{place}: ours {ours!r:.200}, theirs {theirs!r:.200}")

    def entry(self, place, ours, theirs):
        for key in sorted(set(ours) | set(theirs)):
            self.value(
                f"{place} {key!r}", ours.get(key, rules.MISSING), theirs.get(key, rules.MISSING))

    def view(self, seed, ours, theirs):
        """Compares all actors in their order, and all ties: in the order of the file where the peer
        keeps it, else each with the most similar one of the same ends."""
        if self.peer == "igraph":
            theirs, count = views.with_ampersands(theirs)
            self.counts[rules.IGRAPH_AMPERSAND] += count
        ours = self.with_ids_of(theirs, ours)
        self.counts["maps"] += 1
        self.counts["actors"] += len(ours[0])
        self.counts["ties"] += len(ours[1])
        place = f"map {seed}"
        if [id for id, _ in ours[0]] != [id for id, _ in theirs[0]]:
            return self.failures.append(
                f"{place}: actors {[id for id, _ in ours[0]]} are {[id for id, _ in theirs[0]]}")
        if ours[1] and ours[2] != theirs[2]:
            self.failures.append(f"{place}: undirected is {theirs[2]}, not {ours[2]}")
        for (id, mine), (_, other) in zip(ours[0], theirs[0]):
            self.entry(f"{place}, actor {id!r}", mine, other)
        self.ties(place, ours, theirs)

    def with_ids_of(self, theirs, ours):
        """Our view with ids as they are after what the peer does to texts, where that explains its
        ids."""
        ids, found = [id for id, _ in ours[0]], [id for id, _ in theirs[0]]
        if ids == found:
            return ours
        for choice in rules.choices(self.peer):
            mend = lambda id: rules.mended(id, choice)
            if [mend(id) for id in ids] == found:
                for words, one in choice:
                    self.counts[words] += sum(one(id) != id for id in ids)
                return (
                    [(mend(id), values) for id, values in ours[0]],
                    [(mend(a), mend(b), values) for a, b, values in ours[1]], ours[2])
        return ours

    def ties(self, place, ours, theirs):
        left = list(theirs[1])
        if len(left) != len(ours[1]):
            self.failures.append(f"{place}: {len(ours[1])} ties are {len(left)}")
        for source, target, mine in ours[1]:
            fitting = [tie for tie in left if (tie[0], tie[1]) == (source, target)]
            if not fitting and ours[2]:
                fitting = [tie for tie in left if (tie[1], tie[0]) == (source, target)]
                self.counts[rules.UNDIRECTED_ENDS] += bool(fitting)
            if not fitting:
                self.failures.append(f"{place}: no tie from {source!r} to {target!r}")
                continue
            best = min(fitting, key=lambda tie: self.distance(mine, tie[2]))
            left.remove(best)
            other = self.without_key(mine, best[2])
            self.entry(f"{place}, tie {source!r} to {target!r}", mine, other)

    def distance(self, mine, other):
        """In how many values two ties differ for no reason, and then in how many at all."""
        pairs = [
            (mine.get(key, rules.MISSING), other.get(key, rules.MISSING))
            for key in set(mine) | set(other)]
        differing = [(a, b) for a, b in pairs if a is not b and not rules.is_same(a, b)]
        return sum(rules.reason(self.peer, a, b) is None for a, b in differing), len(differing)

    def without_key(self, mine, other):
        """networkx gives ties without an id a number where there are parallel ones."""
        numbered = [
            key for key in ("id", "key")
            if self.peer == "networkx" and key not in mine and str(other.get(key, "")).isdigit()]
        self.counts[rules.NETWORKX_KEY] += len(numbered)
        return {key: value for key, value in other.items() if key not in numbered}

    def report(self):
        counts = self.counts
        print(
            f"{self.name}: {counts.pop('maps', 0)} maps, {counts.pop('actors', 0)} actors, "
            f"{counts.pop('ties', 0)} ties, {counts.pop('values', 0)} values compared")
        for words, count in sorted(counts.items()):
            if count:
                print(f"  {count} differ: {words}")
        for failure in self.failures[:20]:
            print(f"  FAILED {failure}")
        if len(self.failures) > 20:
            print(f"  and {len(self.failures) - 20} more")
        return not self.failures


class Run:
    def __init__(self, tool, work):
        self.tool, self.work = tool, pathlib.Path(work)
        self.comparisons = {}

    def comparison(self, name, peer):
        return self.comparisons.setdefault(name, Comparison(name, peer))

    def convert(self, source, target, *options):
        command = [self.tool, "convert", str(source), str(target), *options]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{' '.join(command)}: {done.stderr}")

    def view_of(self, path, *options):
        target = path.with_suffix(".read.actormap.json")
        self.convert(path, target, *options)
        return json.loads(target.read_text(encoding="utf-8"))

    def formats(self):
        done = subprocess.run(
            [self.tool, "list", "formats", "--format", "json"], capture_output=True, text=True,
            check=True)
        return done.stdout

    # -- GraphML

    def graphml(self, seed, native, expected):
        path = self.work / f"{seed}.graphml"
        self.convert(native, path)
        rest = json.loads(native.read_text(encoding="utf-8"))
        graph = networkx.read_graphml(path)
        self.comparison("our GraphML in networkx", "networkx").view(
            seed, expected, views.of_networkx(graph))
        again = self.work / f"{seed}.networkx.graphml"
        networkx.write_graphml_xml(graph, again)
        self.back("GraphML of networkx, made of ours", "networkx", seed, rest, again)
        graph = igraph.Graph.Read_GraphML(str(path))
        if "id" in graph.es.attributes():
            comparison = self.comparison("our GraphML in igraph", "igraph")
            comparison.counts[rules.IGRAPH_EDGE_ID] += graph.ecount()
        self.comparison("our GraphML in igraph", "igraph").view(
            seed, expected, views.of_igraph(graph))
        again = self.work / f"{seed}.igraph.graphml"
        graph.write_graphml(str(again))
        self.back("GraphML of igraph, made of ours", "igraph", seed, rest, again)

    def back(self, name, peer, seed, native, path):
        """What we read of a peer's file, against the map of which the peer's graph was made."""
        found = self.view_of(path)
        comparison = self.comparison(name, peer)
        comparison.view(seed, views.of_map(native), views.of_map(found))
        rest = [
            {key: value for key, value in document.items()
             if key not in ("actors", "relationships")} for document in (native, found)]
        comparison.entry(f"map {seed}, the map", *rest)

    # -- Graphs that never were a file of ours

    def from_scratch(self, seed, expected):
        actors, ties, undirected = expected
        if any("directed" in values for _, _, values in ties):
            return
        plain = lambda values: {
            key: value for key, value in values.items()
            if isinstance(value, (str, int, float)) and clean(str(value))
            and key not in ("id", "mixed", "confidence", "start", "role")}
        graph = networkx.MultiGraph() if undirected else networkx.MultiDiGraph()
        for id, values in actors:
            if clean(id):
                graph.add_node(id, **plain(values))
        for source, target, values in ties:
            if clean(source) and clean(target):
                graph.add_edges_from([(source, target, plain(values))])
        path = self.work / f"{seed}.scratch.graphml"
        networkx.write_graphml_xml(graph, path)
        self.comparison("GraphML of networkx", "networkx").view(
            seed, views.of_networkx(graph), views.of_map(self.view_of(path)))
        self.igraph_from_scratch(seed, graph)
        for name in ("links", "edges"):
            path = self.work / f"{seed}.{name}.json"
            data = networkx.node_link_data(graph, edges=name)
            path.write_text(json.dumps(data), encoding="utf-8")
            if "node-link-json" in self.formats_text:
                self.comparison(f"node-link JSON of networkx, {name}", "networkx JSON").view(
                    seed, views.of_networkx(graph), self.without_keys(self.view_of(path)))

    def igraph_from_scratch(self, seed, source):
        """The same data as igraph holds and writes them; it wants a value for every attribute."""
        graph = igraph.Graph(directed=source.is_directed())
        for id, values in source.nodes(data=True):
            graph.add_vertex(id=id, **values)
        places = {id: place for place, id in enumerate(source)}
        for a, b, values in source.edges(data=True):
            graph.add_edge(places[a], places[b], **values)
        for attributes in (graph.vs, graph.es):
            for name in attributes.attributes():
                values = [x for x in attributes[name] if x is not None]
                blank = BLANKS[type(values[0])]
                attributes[name] = [blank if x is None else x for x in attributes[name]]
        path = self.work / f"{seed}.scratch.igraph.graphml"
        graph.write_graphml(str(path))
        self.comparison("GraphML of igraph", "igraph").view(
            seed, views.of_networkx(source), views.of_map(self.view_of(path)))

    def without_keys(self, document):
        """networkx numbers parallel ties in its JSON as well."""
        actors, ties, undirected = views.of_map(document)
        ties = [
            (source, target, {k: v for k, v in values.items() if k != "key"})
            for source, target, values in ties]
        return actors, ties, undirected

    # -- Node-link JSON

    def node_link(self, seed, native, document):
        path = self.work / f"{seed}.node-link.json"
        self.convert(native, path, "--to", "node-link-json")
        data = json.loads(path.read_text(encoding="utf-8"))
        graph = networkx.node_link_graph(data)
        actors, ties, undirected = views.of_networkx(graph)
        join = lambda values: {
            key: views.joined(value) if key in ("role", "sources", "layers") else value
            for key, value in values.items()}
        expected = views.of_map(document)
        found = (
            [(id, join(values)) for id, values in actors],
            [(source, target, join(values)) for source, target, values in ties], undirected)
        self.comparison("our node-link JSON in networkx", "networkx JSON").view(
            seed, self.loosely(expected), self.loosely(found))
        for name in ("links", "edges"):
            again = self.work / f"{seed}.node-link.{name}.json"
            again.write_text(
                json.dumps(networkx.node_link_data(graph, edges=name)), encoding="utf-8")
            self.node_link_back(
                f"node-link JSON of networkx, {name}, made of ours", seed, document, again)

    def node_link_back(self, name, seed, document, path):
        found = self.view_of(path)
        comparison = self.comparison(name, "networkx JSON")
        mine, theirs = (self.loosely(views.of_map(entry)) for entry in (document, found))
        comparison.view(seed, mine, theirs)
        rest = [
            {key: value for key, value in entry.items() if key not in ("actors", "relationships")}
            for entry in (document, found)]
        comparison.entry(f"map {seed}, the map", *rest)

    def loosely(self, view):
        """Whether every tie says the direction that all have is a matter of the format."""
        actors, ties, undirected = view
        ties = [
            (source, target, {k: v for k, v in values.items() if k != "directed" or v == undirected})
            for source, target, values in ties]
        return actors, ties, undirected

    def run(self, count):
        self.formats_text = self.formats()
        for seed in range(count):
            document = maps.make(seed)
            path = self.work / f"{seed}.actormap.json"
            path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
            native = self.work / f"{seed}.native.actormap.json"
            self.convert(path, native)
            document = json.loads(native.read_text(encoding="utf-8"))
            expected = views.of_map(document)
            self.graphml(seed, native, expected)
            self.from_scratch(seed, expected)
            if "node-link-json" in self.formats_text:
                self.node_link(seed, native, document)
        print(f"networkx {networkx.__version__}, igraph {igraph.__version__}")
        if "node-link-json" not in self.formats_text:
            print("node-link JSON is left out: this actormap has no such format")
        return all([comparison.report() for comparison in self.comparisons.values()])


def clean(text):
    """Whether networkx can write the text: it writes control characters that no XML may have."""
    return all(c in "\t\n\r" or 0x20 <= ord(c) < 0xFFFE or ord(c) > 0xFFFF for c in text)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--maps", type=int, default=100)
    arguments = parser.parse_args()
    # networkx warns of features of GraphML that these maps do not use.
    warnings.simplefilter("ignore")
    if not Run(arguments.tool, arguments.work).run(arguments.maps):
        sys.exit(1)


if __name__ == "__main__":
    main()
