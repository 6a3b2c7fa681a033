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
    """What a program read, with our JSON texts opened, and the ids that these name."""
    found = dict(found)
    more = found.pop("more", "")
    for key, value in (json.loads(more) if isinstance(more, str) and more else more or {}).items():
        found |= value if key == "attributes" else {key: value}
    real = {}
    for key in ("id", "from", "to"):
        text = found.pop(f"actormap:{key}", "")
        if text:
            real[key] = json.loads(text)
    return found, real


def of_networkx(graph):
    actors = []
    for node, data in graph.nodes(data=True):
        found, real = unpacked(data)
        actors.append((real.get("id", node), found))
    ties = []
    rows = graph.edges(data=True, keys=True) if graph.is_multigraph() else (
        (u, v, None, data) for u, v, data in graph.edges(data=True))
    for u, v, key, data in rows:
        found, real = unpacked(data)
        if isinstance(key, str):
            found["id"] = key
        if "id" in real:
            found["id"] = real["id"]
        ties.append((real.get("from", u), real.get("to", v), found))
    return actors, ties, not graph.is_directed()


def of_igraph(graph):
    actors = []
    for vertex in graph.vs:
        found, real = unpacked(vertex.attributes())
        token = found.pop("id")
        actors.append((real.get("id", token), found))
    ties = []
    names = [id for id, _ in actors]
    for edge in graph.es:
        found, real = unpacked(edge.attributes())
        if "id" in real:
            found["id"] = real["id"]
        ties.append((
            real.get("from", names[edge.source]), real.get("to", names[edge.target]), found))
    return actors, ties, not graph.is_directed()
