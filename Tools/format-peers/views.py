# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""A map, and what networkx and igraph read, as plain lists of actors and ties.

An actor is (id, values), a tie (from, to, values); values are fields and attributes by name.
"""
import json

ACTOR_ENDS = {"id"}
TIE_ENDS = {"from", "to"}


def joined(value):
    """Lists of texts as one text, as our tables and GraphML have them."""
    texts = [value] if isinstance(value, str) else value
    return ";".join(text.replace("\\", "\\\\").replace(";", "\\;") for text in texts)


def values(entry, ends, lists):
    found = {}
    for key, value in entry.items():
        if key == "attributes":
            found |= value
        elif key in lists:
            found[key] = joined(value)
        elif key not in ends:
            found[key] = value
    return found


def of_map(document):
    """What another program should find; directions of ties are told where there are both sorts."""
    actors = [
        (entry["id"], values(entry, ACTOR_ENDS, {"role", "sources"}))
        for entry in document["actors"]]
    ties = []
    sorts = {entry.get("directed", True) for entry in document["relationships"]}
    for entry in document["relationships"]:
        found = values(entry, TIE_ENDS | {"directed"}, {"layers", "sources"})
        if len(sorts) == 2:
            found["directed"] = entry.get("directed", True)
        ties.append((entry["from"], entry["to"], found))
    return actors, ties, sorts == {False}


def unpacked(found):
    """What a program read, with our JSON texts opened, and the id where XML could not hold it."""
    found = dict(found)
    more = found.pop("more", "")
    for key, value in (json.loads(more) if isinstance(more, str) and more else more or {}).items():
        found |= value if key == "attributes" else {key: value}
    text = found.pop("actormap:id", "")
    return found, json.loads(text) if text else None


def with_ampersands(view):
    """A view in which ids and names have & where igraph reads &#38;, and how many had that."""
    count = 0

    def mended(text):
        nonlocal count
        count += text.count("&#38;")
        return text.replace("&#38;", "&")

    def keys(found):
        found = {mended(key): value for key, value in found.items()}
        if isinstance(found.get("id"), str):
            found["id"] = mended(found["id"])
        return found

    actors = [(mended(id), keys(found)) for id, found in view[0]]
    ties = [(mended(a), mended(b), keys(found)) for a, b, found in view[1]]
    return (actors, ties, view[2]), count


def of_networkx(graph):
    names, actors, ties = {}, [], []
    for node, data in graph.nodes(data=True):
        found, real = unpacked(data)
        names[node] = node if real is None else real
        actors.append((names[node], found))
    rows = graph.edges(data=True, keys=True) if graph.is_multigraph() else (
        (u, v, None, data) for u, v, data in graph.edges(data=True))
    for u, v, key, data in rows:
        found, real = unpacked(data)
        if isinstance(key, str):
            found["id"] = key
        if real is not None:
            found["id"] = real
        ties.append((names[u], names[v], found))
    return actors, ties, not graph.is_directed()


def of_igraph(graph):
    names, actors, ties = [], [], []
    for vertex in graph.vs:
        found, real = unpacked(vertex.attributes())
        token = found.pop("id")
        names.append(token if real is None else real)
        actors.append((names[-1], found))
    for edge in graph.es:
        found, real = unpacked(edge.attributes())
        # What igraph calls the id of an edge is that of some node.
        found.pop("id", None)
        if real is not None:
            found["id"] = real
        ties.append((names[edge.source], names[edge.target], found))
    return actors, ties, not graph.is_directed()
