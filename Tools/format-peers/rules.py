# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""Why a value may differ: what the other program cannot keep. Nothing else may."""
import itertools
import math

IGRAPH_MISSING = "igraph has no missing values: it gives an empty text, NaN or false"
IGRAPH_AMPERSAND = "igraph reads & in ids and names of attributes as &#38;"
IGRAPH_DIGITS = "igraph writes fifteen digits of a number"
RETURN = "the other program writes a carriage return as it is, which XML reads as a line feed"
IGRAPH_EDGE_ID = "igraph 1.0 reads the ids of nodes as those of edges; ours stand in data as well"
NETWORKX_KEY = "networkx numbers the ties of a graph that has parallel ones"
OFFICE_CONTROL = "LibreOffice leaves out what XML cannot hold when it writes ODS"
OFFICE_TAB = "LibreOffice 7.4 does not read the tabs of cells of ODS, not its own either"
OFFICE_TYPES = "CSV has no types: what is no field is a text, as LibreOffice writes it"
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


def in_texts(mend, value):
    """The value with every text in it mended."""
    if isinstance(value, str):
        return mend(value)
    if isinstance(value, list):
        return [in_texts(mend, entry) for entry in value]
    if isinstance(value, dict):
        return {key: in_texts(mend, entry) for key, entry in value.items()}
    return value


def line_feeds(text):
    """The text as XML reads it where carriage returns were written as they are."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def without_control(text):
    return "".join(c for c in text if c in "\t\n\r" or " " <= c < "\ufffe" or c > "\uffff")


def without_tabs(text):
    return text.replace("\t", "")


def mends(peer):
    """What the peer does to texts, ids too, each with the reason."""
    found = [(RETURN, line_feeds)]
    if peer.startswith("LibreOffice") and "to ODS" in peer:
        found.append((OFFICE_CONTROL, without_control))
    if peer.startswith("LibreOffice ODS"):
        found.append((OFFICE_TAB, without_tabs))
    return found


def choices(peer):
    """All that the peer may have done to texts, the least first: lists of what mends() gives."""
    found = mends(peer)
    for count in range(1, len(found) + 1):
        yield from itertools.combinations(found, count)


def mended(value, choice):
    for _, mend in choice:
        value = in_texts(mend, value)
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
    if ours is MISSING:
        return None
    if peer.endswith("to CSV") and isinstance(theirs, str) and is_text_of(ours, theirs):
        return OFFICE_TYPES
    for choice in choices(peer):
        value = mended(ours, choice)
        if is_same(value, theirs) or value == "" and theirs is MISSING:
            return choice[-1][0]
    return None


def is_text_of(value, text):
    """Whether the text is that of a number or a truth value."""
    if isinstance(value, bool):
        return text == ("TRUE" if value else "FALSE")
    try:
        return isinstance(value, (int, float)) and float(text) == value
    except ValueError:
        return False
