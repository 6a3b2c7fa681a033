# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""What is set beside what: a column of ours, a peer's call, and the conventions that differ."""
import math
from dataclasses import dataclass, field

from rules import (as_is, has_turns, is_joined, joined_to, pair, paths_over, pick, positive,
                   refused, times, undefined, unit_length, unit_sum, unordered, unordered_pair,
                   where)

NO_NUMBER = (0, "nan")


@dataclass(frozen=True)
class Row:
    """`run` names the options of our program; `scale` brings their values into our convention;
    only graphs that `on` accepts are compared."""

    column: str
    peer: str
    call: str
    rules: tuple = ()
    run: str = "hops"
    scale: object = as_is
    scale_words: str = ""
    key: object = staticmethod(lambda key: key)
    on: object = staticmethod(lambda graph: True)
    tolerance: float = 1e-9


def directed(graph):
    return graph.directed


def plain(graph):
    return not graph.directed


def valued(graph):
    return graph.valued


def directed_and_valued(graph):
    return graph.directed and graph.valued


def the_map(key):
    """What every row says alike."""
    return "map"


ISOLATE = undefined("isolate", "an actor without ties has no value; 0 or NaN there", NO_NUMBER)
UNREACHED = undefined("unreached", "nobody is reached; 0 or NaN there", NO_NUMBER)
FEW = undefined("tooFewNeighbours", "nothing is shared among fewer than two; 0 or NaN there",
                NO_NUMBER)
PARTS = undefined("disconnected", "one vector only where everybody reaches everybody")
NETWORKX_JOINED = refused("not strongly connected", "NetworkX refuses graphs in several parts")
NETWORKX_PARTS = refused("not connected", "NetworkX refuses graphs in several parts")
NO_TIES = undefined("noTies", "without ties there is none", (0, "nan"))
SUM_ONE = "their largest value is 1, our sum"
LENGTH_ONE = "their largest value is 1, our length"
SNA_ZERO = where(
    lambda case: case.theirs == 0 and not is_joined(case.graph),
    "sna: 0 for everybody where anybody is out of reach")
SNA_TWICE = "without directions sna counts each pair of ends twice"
SNA_Z = "without directions sna takes the two orders of a pair for independent: √2 times ours"


def counted_paths(case):
    """Whether ours is what counting path by path gives."""
    graph = case.graph
    both_ways = 1 if graph.directed else 2
    return case.ours is not None and abs(
        paths_over(graph, members(case)) - case.ours * both_ways) < 1e-9


def members(case):
    return {actor for actor, group in enumerate(case.graph.groups) if group == case.key}


def over_those_joined(case):
    """Whether theirs differs by counting those outside who do not reach the group."""
    group = members(case)
    outside = case.graph.actors - len(group)
    return case.ours is not None and outside and abs(
        case.theirs * joined_to(case.graph, group) / outside - case.ours) < 1e-9


NO_ROW = where(
    lambda case: case.ours is None and case.theirs == 0,
    "whom no path joins has no row here, 0 there")
NO_TWO_PATH = undefined("noTwoPath", "nobody has two neighbours; 0 or NaN there", NO_NUMBER)
NO_SPREAD = undefined("noSpread", "all are alike, so that nothing goes together; NaN there",
                      NO_NUMBER)
NO_VARIANCE = undefined("noVariance", "chance would always give the same number; NaN there",
                        NO_NUMBER)
ONLY_IN = where(
    lambda case: case.theirs != case.theirs and not any(
        a == int(case.key) for a, *_ in case.graph.pairs),
    "NetworkX takes an actor from whom no tie leads for an isolate")

SAME_AS_GATEKEEPER = undefined("sameAsGatekeeper", "without directions it is the gatekeeper count")
#: Roles of which sna counts a pair of ends without directions once.
DOORS = ("gatekeeper", "representative")


def each_once(role, factor=0.5):
    """From sna's count of a role to ours."""
    return times(lambda graph: 1 if graph.directed or role in DOORS else factor)


def whole_map(role, factor=0.5):
    """The same of a role of the whole map."""
    def scale(graph, values):
        return each_once(role, factor)(graph, pick(role)(graph, values))
    return scale


#: Fifty runs each.
SEARCH = (
    where(lambda case: case.ours is not None and case.theirs is not None
          and case.ours > case.theirs, "a search; ours found a better division"),
    where(lambda case: case.ours is not None and case.theirs is not None
          and case.theirs * 0.97 < case.ours < case.theirs,
          "a search; theirs found a better division, by less than 3 %"),
)
NOT_SETTLED = where(
    lambda case: case.ours is not None and has_turns(case.graph),
    "graph-tool's iteration does not settle where all round trips have lengths with a common "
    "divisor")

#: The options of our program for each name of a run.
RUNS = {
    "hops": ["--read-as", "hops"],
    "values": [],
    "fifty": ["--runs", "50"],
    "neg-log": ["--read-as", "trust", "--distance", "neg-log"],
    "rich": ["--read-as", "hops", "--degree", "2"],
    "trust": ["--read-as", "trust"],
    "trusted": ["--read-as", "trust", "--trusted", "a00"],
    "apart-ties": ["--read-as", "trust", "--apart", "ties"],
    "groups": ["--read-as", "hops", "--group-by", "group"],
    "group-values": ["--group-by", "group"],
}

#: Runs of graphs with values alone.
VALUED = ("neg-log", "trust", "trusted", "apart-ties")

TOO_FAR = undefined(
    "attenuationTooLarge", "the sum over walks has no end; a solution of the equations there")
SEVERAL = undefined(
    "severalDominantParts", "not unique; what the first steps happen to give there")
NO_LINKS = undefined("noTies", "nobody points to anybody")
NETWORKX_EMPTY = refused("division by zero", "NetworkX divides by nobody")
SINGLE = undefined("singleGroup", "one group alone has nothing to differ from")
CENSUS = "003 012 102 021d 021u 021c 111d 111u 030t 030c 201 120d 120u 120c 210 300".split()
ROLES = ["coordinator", "itinerant", "gatekeeper", "representative", "liaison"]


def census(peer):
    return [Row(f"triad-census.{name}", peer, "triad-census", on=directed, scale=pick(name))
            for name in CENSUS]


NETWORKX = [
    Row("degree", "networkx", "degree"),
    Row("in-degree", "networkx", "in-degree", on=directed),
    Row("out-degree", "networkx", "out-degree", on=directed),
    Row("strength.in", "networkx", "in-strength", run="values", on=directed),
    Row("strength.out", "networkx", "out-strength", run="values", on=directed),
    Row("in-trust", "networkx", "in-strength", run="trust", on=directed_and_valued),
    Row("out-trust", "networkx", "out-strength", run="trust", on=directed_and_valued),
    Row("betweenness-across", "networkx", "betweenness-across", (SINGLE,), run="groups"),
    Row("betweenness", "networkx", "betweenness"),
    Row("betweenness.normalised", "networkx", "betweenness-normalised"),
    Row("betweenness", "networkx", "betweenness-trust", run="values", on=valued),
    Row("edge-betweenness", "networkx", "edge-betweenness"),
    Row("edge-betweenness.normalised", "networkx", "edge-betweenness-normalised"),
    Row("closeness", "networkx", "closeness", (ISOLATE, UNREACHED)),
    Row("closeness.wasserman-faust", "networkx", "closeness-wasserman-faust",
        (ISOLATE, UNREACHED)),
    Row("closeness", "networkx", "closeness-neg-log", (ISOLATE, UNREACHED), run="neg-log",
        on=valued),
    Row("harmonic-closeness", "networkx", "harmonic-closeness"),
    Row("eccentricity", "networkx", "eccentricity", (NETWORKX_JOINED, NETWORKX_PARTS)),
    Row("eigenvector", "networkx", "eigenvector", (PARTS,), run="values", tolerance=1e-7),
    Row("pagerank", "networkx", "pagerank", run="values"),
    Row("triangles", "networkx", "triangles"),
    Row("clustering", "networkx", "clustering", (FEW,)),
    Row("core", "networkx", "core"),
    Row("component", "networkx", "component"),
    Row("strong-component", "networkx", "strong-component", on=directed),
    Row("diameter", "networkx", "diameter", (NETWORKX_JOINED, NETWORKX_PARTS)),
    Row("articulation-points", "networkx", "articulation-points"),
    Row("bridges", "networkx", "bridges", key=unordered),
    Row("blocks", "networkx", "blocks"),
    Row("constraint", "networkx", "constraint", (ISOLATE,), run="values"),
    Row("effective-size", "networkx", "effective-size", (ISOLATE, ONLY_IN), run="values"),
    Row("group-betweenness", "networkx", "group-betweenness", (
        refused("KeyError", "NetworkX fails on graphs in several parts"),
        where(counted_paths, "ours is the count path by path; NetworkX counts paths over several "
              "members more than once (its issue 8366)"),
    ), run="groups"),
    Row("strength", "networkx", "strength", run="values"),
    Row("katz", "networkx", "katz", (TOO_FAR,), run="values"),
    Row("hits", "networkx", "authority", (SEVERAL, NO_LINKS), run="values", tolerance=1e-7),
    Row("hits.hub", "networkx", "hub", (SEVERAL, NO_LINKS), run="values", tolerance=1e-7),
    Row("information", "networkx", "information", (PARTS,), run="values"),
    Row("current-flow-betweenness.normalised", "networkx", "current-flow-betweenness", (PARTS,),
        run="values"),
    Row("subgraph-centrality", "networkx", "subgraph-centrality", on=plain),
    Row("density", "networkx", "density"),
    Row("reciprocity", "networkx", "reciprocity", on=directed),
    Row("transitivity", "networkx", "transitivity", (NO_TWO_PATH,)),
    Row("transitivity.mean-clustering", "networkx", "mean-clustering", (NO_TWO_PATH,)),
    Row("assortativity", "networkx", "assortativity", (NO_SPREAD,)),
    Row("attribute-assortativity", "networkx", "attribute-assortativity", (SINGLE, NO_SPREAD),
        run="groups"),
    Row("mean-distance.efficiency", "networkx", "efficiency", on=plain),
    Row("modularity", "networkx", "modularity", (SINGLE,), run="group-values"),
    Row("cliques", "networkx", "cliques"),
    Row("group-degree.normalised", "networkx", "group-degree", (NETWORKX_EMPTY,), run="groups"),
    Row("group-closeness", "networkx", "group-closeness", (
        undefined("unreached", "nobody outside is joined to the group; 0 there", (0,)),
        undefined("tooFewActors", "nobody is outside; 0 there", (0,)),
        where(over_those_joined, "NetworkX divides by the steps of those who are joined, but "
              "counts everybody outside"),
    ), run="groups"),
    Row("rich-club", "networkx", "rich-club", (
        undefined("noClub", "fewer than two have so many ties; NetworkX refuses it"),
    ), run="rich", on=plain),
    Row("trust-path", "networkx", "trust-path", run="trust", key=pair, on=valued),
    Row("bottleneck-trust", "networkx", "weakest", (NO_ROW,), run="trust", key=pair,
        on=lambda graph: graph.valued and not graph.directed),
    Row("disjoint-channels", "networkx", "channels-actors", (NO_ROW,), run="trust", key=pair,
        on=valued),
    Row("disjoint-channels", "networkx", "channels-ties", (NO_ROW,), run="apart-ties", key=pair,
        on=valued),
    Row("eigen-trust", "networkx", "pagerank-personal", run="trusted", on=valued),
    Row("louvain.quality", "networkx", "louvain", SEARCH, run="fifty", key=the_map,
        on=directed),
] + census("networkx")

IGRAPH = [
    Row("degree", "igraph", "degree"),
    Row("betweenness", "igraph", "betweenness"),
    Row("betweenness", "igraph", "betweenness-trust", run="values", on=valued),
    Row("edge-betweenness", "igraph", "edge-betweenness"),
    Row("closeness", "igraph", "closeness", (ISOLATE, UNREACHED)),
    Row("harmonic-closeness.normalised", "igraph", "harmonic-closeness-normalised"),
    Row("eccentricity", "igraph", "eccentricity", (ISOLATE, UNREACHED)),
    Row("eigenvector", "igraph", "eigenvector", (PARTS,), run="values", scale=unit_length,
        scale_words=LENGTH_ONE, tolerance=1e-7),
    Row("pagerank", "igraph", "pagerank", run="values"),
    Row("clustering", "igraph", "clustering", (FEW,)),
    Row("core", "igraph", "core"),
    Row("component", "igraph", "component"),
    Row("strong-component", "igraph", "strong-component"),
    Row("diameter", "igraph", "diameter", (NO_TIES,)),
    Row("articulation-points", "igraph", "articulation-points"),
    Row("bridges", "igraph", "bridges", key=unordered),
    Row("blocks", "igraph", "blocks"),
    Row("constraint", "igraph", "constraint", (ISOLATE,), run="values"),
    Row("strength", "igraph", "strength", run="values"),
    Row("hits", "igraph", "authority", (SEVERAL, NO_LINKS), scale=unit_sum, scale_words=SUM_ONE,
        tolerance=1e-7),
    Row("hits.hub", "igraph", "hub", (SEVERAL, NO_LINKS), scale=unit_sum, scale_words=SUM_ONE,
        tolerance=1e-7),
    Row("density", "igraph", "density"),
    Row("reciprocity", "igraph", "reciprocity", on=directed),
    Row("transitivity", "igraph", "transitivity", (NO_TWO_PATH,)),
    Row("assortativity", "igraph", "assortativity", (NO_SPREAD,)),
    Row("attribute-assortativity", "igraph", "attribute-assortativity", (SINGLE, NO_SPREAD),
        run="groups"),
    Row("mean-distance", "igraph", "mean-distance"),
    Row("modularity", "igraph", "modularity", (SINGLE,), run="group-values"),
    Row("cliques", "igraph", "cliques"),
    Row("leiden.quality", "igraph", "leiden", SEARCH, run="fifty", key=the_map, on=plain),
    Row("louvain.quality", "igraph", "louvain", SEARCH, run="fifty", key=the_map, on=plain),
    Row("trust-path", "igraph", "trust-path", run="trust", key=pair, on=valued),
    Row("disjoint-channels", "igraph", "channels-ties", (NO_ROW,), run="apart-ties", key=pair,
        on=valued),
] + census("igraph")

GRAPH_TOOL = [
    Row("betweenness", "graph-tool", "betweenness"),
    Row("edge-betweenness", "graph-tool", "edge-betweenness"),
    Row("closeness", "graph-tool", "closeness", (ISOLATE, UNREACHED), on=plain),
    Row("harmonic-closeness.normalised", "graph-tool", "harmonic-closeness-normalised", on=plain),
    Row("pagerank", "graph-tool", "pagerank", run="values"),
    Row("clustering", "graph-tool", "clustering", (FEW,)),
    Row("core", "graph-tool", "core"),
    Row("articulation-points", "graph-tool", "articulation-points"),
    Row("katz", "graph-tool", "katz", (TOO_FAR,), run="values"),
    Row("hits", "graph-tool", "authority", (SEVERAL, NO_LINKS), scale=unit_sum,
        scale_words=SUM_ONE, tolerance=1e-7),
    Row("hits.hub", "graph-tool", "hub", (SEVERAL, NO_LINKS), scale=unit_sum,
        scale_words=SUM_ONE, tolerance=1e-7),
    Row("transitivity", "graph-tool", "transitivity", (NO_TWO_PATH,)),
    Row("reciprocity", "graph-tool", "reciprocity", on=directed),
    Row("assortativity", "graph-tool", "assortativity", (NO_SPREAD,), on=plain),
    Row("pervasive-trust", "graph-tool", "pervasive-trust", (NO_ROW,), run="trust", key=pair,
        on=directed_and_valued),
    Row("eigen-trust", "graph-tool", "pagerank-personal", run="trusted", on=valued),
    Row("eigenvector", "graph-tool", "eigenvector", (PARTS, NOT_SETTLED), run="values",
        scale=unit_length, scale_words="any length; ours is 1", tolerance=1e-7),
    Row("cliques", "graph-tool", "cliques"),
]

SNA = [
    Row("degree", "sna", "degree"),
    Row("betweenness", "sna", "betweenness"),
    Row("closeness", "sna", "closeness", (SNA_ZERO,)),
    Row("eccentricity", "sna", "eccentricity", (ISOLATE, UNREACHED)),
    Row("eigenvector", "sna", "eigenvector", (PARTS,), run="values", on=plain, scale=positive,
        scale_words="the same vector with either sign", tolerance=1e-7),
    Row("core", "sna", "core"),
    Row("articulation-points", "sna", "articulation-points"),
    Row("information", "sna", "information", (PARTS,), run="values", on=plain,
        scale=times(lambda graph: 1 / graph.actors), scale_words="sna prints n times ours"),
    Row("bonacich-power", "sna", "bonacich-power"),
    Row("cliques", "sna", "cliques"),
    Row("flow-betweenness", "sna", "flow-betweenness"),
    Row("density", "sna", "density"),
    Row("centralisation", "sna", "centralisation-degree"),
    Row("centralisation.betweenness", "sna", "centralisation-betweenness"),
    Row("centralisation.closeness", "sna", "centralisation-closeness", (PARTS,)),
    Row("reciprocity", "sna", "reciprocity", on=directed),
    Row("structural-equivalence.distance", "sna", "structural-equivalence-euclidean",
        key=unordered_pair, scale=times(lambda graph: 1 if graph.directed else math.sqrt(0.5)),
        scale_words="without directions sna counts each third actor twice"),
    Row("structural-equivalence", "sna", "structural-equivalence-correlation", (NO_SPREAD,),
        key=unordered_pair),
] + census("sna")

for role in ["total"] + ROLES:
    is_total = role == "total"
    words = "" if role in DOORS else SNA_TWICE
    same = (SAME_AS_GATEKEEPER,) if role == "representative" else ()
    SNA += [
        Row("gould-fernandez" + ("" if is_total else f".{role}"), "sna",
            f"gould-fernandez-{role}", same, run="groups", scale=each_once(role),
            scale_words=words),
        Row("gould-fernandez-z" + ("" if is_total else f".{role}"), "sna",
            f"gould-fernandez-z-{role}", same + (NO_VARIANCE,), run="groups",
            scale=each_once(role, math.sqrt(0.5)), scale_words=words and SNA_Z),
        Row("gould-fernandez-z." + ("expected" if is_total else f"{role}-expected"), "sna",
            f"gould-fernandez-expected-{role}", same, run="groups", scale=each_once(role),
            scale_words=words),
        Row("gould-fernandez-global" + ("" if is_total else f".{role}"), "sna",
            "gould-fernandez-global", same, run="groups", scale=whole_map(role),
            scale_words=words),
        Row("gould-fernandez-global." + ("expected" if is_total else f"{role}-expected"), "sna",
            "gould-fernandez-global-expected", same, run="groups", scale=whole_map(role),
            scale_words=words),
    ]
SNA += [
    Row("gould-fernandez-global.itinerant-z", "sna", "gould-fernandez-global-z", (NO_VARIANCE,),
        run="groups", scale=whole_map("itinerant", math.sqrt(0.5)), scale_words=SNA_Z),
]

ALL = NETWORKX + IGRAPH + GRAPH_TOOL + SNA
