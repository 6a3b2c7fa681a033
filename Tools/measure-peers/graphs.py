# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""Seeded random graphs, as maps for our program and as plain text for the others.

The text is one block a graph, `graph NUMBER ACTORS DIRECTED VALUED`, then `group ACTOR NAME` for
each actor and `tie FROM TO VALUE` for each tie; actors are numbered from 0.
"""
import json
import random
from dataclasses import dataclass, field


@dataclass
class Graph:
    number: int
    actors: int
    directed: bool
    valued: bool
    groups: list = field(default_factory=list)
    ties: list = field(default_factory=list)

    @property
    def pairs(self):
        """The ties of an undirected graph both ways, those of a directed one as they are."""
        back = [] if self.directed else [(b, a, value) for a, b, value in self.ties]
        return self.ties + back

    def isolates(self):
        tied = {end for a, b, _ in self.ties for end in (a, b)}
        return set(range(self.actors)) - tied


def random_graph(number):
    """Four kinds in turn: with and without directions, with and without values."""
    draw = random.Random(number)
    directed, valued = number % 2 == 1, number // 2 % 2 == 1
    actors = draw.randint(4, 16)
    # Every fifth graph is sparse enough for several parts and isolates, every seventh dense.
    density = draw.uniform(0.05, 0.15) if number % 5 == 0 else draw.uniform(0.2, 0.5)
    density = 0.8 if number % 7 == 0 else density
    graph = Graph(number, actors, directed, valued)
    graph.groups = [draw.choice("ABC") for _ in range(actors)]
    for a in range(actors):
        for b in range(actors):
            if a == b or (b < a and not directed) or draw.random() >= density:
                continue
            # Values with many digits: no two paths are equally good by chance.
            graph.ties.append((a, b, round(draw.uniform(0.05, 0.95), 9) if valued else 1))
    if not graph.ties:
        # A map without ties has no directions either.
        graph.ties.append((0, 1, 0.5 if valued else 1))
    return graph


def as_map(graph):
    """The graph as a map: trust where it has values, ties of no kind where it has none."""
    trust = [{"trust": value, "kind": "trust"} if graph.valued else {} for *_, value in graph.ties]
    return json.dumps({
        "actormap": 1,
        "actors": [{"id": name(actor), "attributes": {"group": group}}
                   for actor, group in enumerate(graph.groups)],
        "relationships": [
            {"from": name(a), "to": name(b), "directed": graph.directed} | more
            for (a, b, _), more in zip(graph.ties, trust)],
    })


def name(actor):
    """Ids whose order is that of the numbers."""
    return f"a{actor:02}"


def write(graphs, path):
    with open(path, "w", encoding="utf-8") as file:
        for graph in graphs:
            print("graph", graph.number, graph.actors, int(graph.directed), int(graph.valued),
                  file=file)
            for actor, group in enumerate(graph.groups):
                print("group", actor, group, file=file)
            for a, b, value in graph.ties:
                print("tie", a, b, value, file=file)


def read(path):
    graphs = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            kind, *words = line.split()
            if kind == "graph":
                number, actors, directed, valued = map(int, words)
                graphs.append(Graph(number, actors, bool(directed), bool(valued)))
            elif kind == "group":
                graphs[-1].groups.append(words[1])
            else:
                graphs[-1].ties.append((int(words[0]), int(words[1]), float(words[2])))
    return graphs
