# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""What is compared: graphs, rows and the bar that each row is measured against."""
import math
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Graph:
    """A graph of the comparison; `source` is a file of the graph folder or a generator."""

    name: str
    source: str
    directed: bool = False
    note: str = ""

    @property
    def is_generated(self):
        return ":" in self.source


@dataclass(frozen=True)
class Row:
    """One line of the table.

    check: "equal" (values within 1e-9), "error" (true L1 error at most `goal`, tolerances tuned),
    "near" (no entry farther apart than `goal`), "none". `oracle` is a task of our own program that
    does the same without any lever, where no peer reads the graph as we do; `checked_task` one that
    does what the peers do where that is less than what we do.
    """

    group: str
    task: str
    graph: Graph
    check: str = "equal"
    goal: float = 1e-9
    floor: float = 0.0
    peers: tuple = ()
    peer_task: str = ""
    oracle: str = ""
    checked_task: str = ""
    ours_set: dict = field(default_factory=dict)
    peers_set: dict = field(default_factory=dict)
    scaled: bool = False
    limit: float = 0.0
    memory_limit: float = 0.0
    quick: bool = False

    @property
    def name(self):
        return f"{self.task} · {self.graph.name}"


@dataclass(frozen=True)
class Group:
    """Rows with one bar: each row's ratio at least `each`, their geometric mean `mean`, and two
    threads `gain` times as fast as one."""

    title: str
    each: float = 1.0
    mean: float = 2.0
    gain: float = 0.0


SMALL = ("igraph", "graph-tool", "networkit", "rustworkx", "networkx")
LARGE = ("igraph", "graph-tool", "networkit", "rustworkx", "scikit-network")

FACEBOOK = Graph("Facebook", "facebook.el.gz")
WIKIVOTE = Graph("wiki-Vote", "wikivote.el.gz")
PGP = Graph("PGP", "pgp.el.gz")
ASTROPH = Graph("astro-ph", "astroph.el.gz")
POWER = Graph("power grid", "power.el.gz")
BITCOIN = Graph("bitcoin-otc →", "bitcoinotc.dir.el.gz", directed=True)
UNDIRECTED = (FACEBOOK, WIKIVOTE, PGP, ASTROPH, POWER)
RMAT18 = Graph("R-MAT 18", "rmat:18")
RMAT16 = Graph("R-MAT 16 →", "rmat-directed:16", directed=True)
RMAT20 = Graph("R-MAT 20", "rmat:20")
THIN18 = Graph("R-MAT 18, 410,000 draws", "rmat:18:410000")


def listed(graph):
    """The same file with its ties going one way, as they are listed."""
    return Graph(graph.name + " →", graph.source, directed=True)


GROUPS = {
    "hops": Group("Exact betweenness, hops", 20, 50, 1.8),
    "hops-directed": Group("Exact betweenness, hops, directed", 20, 50, 1.8),
    "trust": Group("Exact betweenness, trust paths", 5, 12, 1.8),
    "distances": Group("Exact closeness and harmonic closeness", 10, 10, 1.8),
    "rest": Group("Everything else", 1, 2),
    "sampled": Group("Sampled betweenness, the same guarantee", 2, 2),
    "load": Group("Loading a text edge list", 3, 3),
    "large": Group("Large graphs", 1, 1),
}


def catalogue():
    """Every row in the order of the table."""
    quick = (POWER, PGP)
    rows = [
        Row("hops", "betweenness-hops", graph, floor=1, peers=SMALL, quick=graph in quick)
        for graph in UNDIRECTED
    ]
    rows += [
        Row("hops-directed", "betweenness-hops", graph, floor=1, peers=SMALL)
        for graph in (BITCOIN,) + tuple(map(listed, UNDIRECTED))
    ]
    weighted = ("networkit", "igraph", "graph-tool")
    rows += [
        Row("trust", "betweenness-trust", graph, floor=1, peers=weighted, quick=graph in quick)
        for graph in UNDIRECTED
    ]
    rows.append(
        Row("trust", "betweenness-trust", BITCOIN, floor=1,
            oracle="betweenness-trust-source-by-source"))
    near = ("networkit", "igraph", "graph-tool", "rustworkx", "networkx")
    rows += [
        Row("distances", "closeness", FACEBOOK, peers=near),
        Row("distances", "closeness", PGP, peers=near, quick=True),
        Row("distances", "closeness-wasserman-faust", WIKIVOTE, peers=near),
        Row("distances", "harmonic-closeness", FACEBOOK, peers=near),
        Row("distances", "harmonic-closeness", PGP, peers=near, quick=True),
        Row("distances", "harmonic-closeness", WIKIVOTE, peers=near),
    ]
    ours = {"error": 0.01, "risk": 0.1}
    theirs = {"epsilon": 0.01, "delta": 0.1}
    rows += [
        Row("rest", "pagerank", RMAT18, check="error", peers=LARGE, ours_set={"accuracy": 1e-9}),
        Row("rest", "eigenvector", FACEBOOK, check="error", peers=SMALL, quick=True),
        Row("rest", "eigenvector", PGP, check="error", peers=SMALL),
        Row("rest", "component", RMAT18, peers=LARGE),
        Row("rest", "strong-component", RMAT16, peers=LARGE, quick=True),
        Row("rest", "blocks", RMAT18, peers=LARGE),
        Row("rest", "articulation-and-bridges", FACEBOOK, peers=SMALL, quick=True),
        Row("rest", "core", RMAT18, peers=LARGE),
        Row("rest", "clustering", RMAT18, peers=LARGE),
        Row("rest", "constraint", FACEBOOK, peers=SMALL, quick=True),
        Row("sampled", "sampled-betweenness", FACEBOOK, check="near", goal=0.02,
            peers=("networkit",), ours_set=ours, peers_set=theirs),
        Row("sampled", "sampled-betweenness", ASTROPH, check="near", goal=0.02,
            peers=("networkit",), ours_set=ours, peers_set=theirs),
        Row("sampled", "sampled-betweenness", RMAT18, check="near", goal=0.02,
            peers=("networkit",), ours_set=ours, peers_set=theirs),
        Row("load", "load", RMAT18, peers=LARGE),
        Row("large", "betweenness-hops", THIN18, floor=1, peers=("graph-tool", "igraph"),
            peer_task="betweenness-some-sources", checked_task="betweenness-some-sources",
            peers_set={"sources": 400}, scaled=True, limit=25),
        Row("large", "first-look", RMAT20, peers=("graph-tool", "networkit", "igraph"), limit=8,
            memory_limit=1e9),
    ]
    return rows


# Growth: families by their sizes in ties, and what is drawn against size.
DECADES = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000)
GROWTH_TASKS = (
    "degree", "component", "blocks", "core", "pagerank", "clustering", "constraint",
    "sampled-betweenness", "closeness", "betweenness-hops", "betweenness-trust",
)


def family(name, ties):
    """The generator of about so many ties; ten ties for each actor."""
    if name == "R-MAT":
        scale = max(6, round(math.log2(ties / 14)))
        return f"rmat:{scale}:{ties * 11 // 10}"
    if name == "Barabási–Albert":
        return f"barabasi-albert:{ties // 10 + 10}:10"
    return f"planted-partition:{max(2, ties // 1000)}:100:16:4"


FAMILIES = ("R-MAT", "Barabási–Albert", "planted partition")
