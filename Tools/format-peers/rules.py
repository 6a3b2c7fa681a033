# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""Why a value may differ: what the other program cannot keep. Nothing else may."""
import math

IGRAPH_MISSING = "igraph has no missing values: it gives an empty text, NaN or false"
IGRAPH_AMPERSAND = "igraph reads & in ids and names of attributes as &#38;"
IGRAPH_DIGITS = "igraph writes fifteen digits of a number"
RETURN = "the other program writes a carriage return as it is, which XML reads as a line feed"
IGRAPH_EDGE_ID = "igraph 1.0 reads the ids of nodes as those of edges; ours stand in data as well"
NETWORKX_KEY = "networkx numbers the ties of a graph that has parallel ones"
UNDIRECTED_ENDS = "the other program does not keep which end of an undirected tie comes first"

MISSING = object()


def is_missing(value):
    return value is MISSING or value is None


def same_number(a, b):
    numbers = (int, float)
    return (
        isinstance(a, numbers) and isinstance(b, numbers)
        and not isinstance(a, bool) and not isinstance(b, bool) and a == b)


def is_same(a, b):
    """Equality that knows true from 1, and 1 as 1.0."""
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(is_same(a[key], b[key]) for key in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(is_same(x, y) for x, y in zip(a, b))
    return same_number(a, b) or type(a) is type(b) and a == b


def line_feeds(value):
    """The value as XML reads it where carriage returns were written as they are."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, list):
        return [line_feeds(entry) for entry in value]
    if isinstance(value, dict):
        return {key: line_feeds(entry) for key, entry in value.items()}
    return value


def reason(peer, ours, theirs):
    """The rule that explains a difference between a value and what the peer made of it."""
    if peer == "igraph":
        if ours is MISSING and (theirs == "" or theirs is False):
            return IGRAPH_MISSING
        if ours is MISSING and isinstance(theirs, float) and math.isnan(theirs):
            return IGRAPH_MISSING
        if isinstance(ours, float) and isinstance(theirs, (int, float)):
            if math.isclose(ours, theirs, rel_tol=1e-14):
                return IGRAPH_DIGITS
    if ours is not MISSING and theirs is not MISSING and is_same(line_feeds(ours), theirs):
        return RETURN
    return None
