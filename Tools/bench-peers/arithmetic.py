# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""The driver's arithmetic: medians, ratios, differences of results."""
import array
import math


def median(values):
    """The middle value, or the mean of the two in the middle."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


def geometric_mean(values):
    """The n-th root of the product; None of nothing."""
    values = list(values)
    if not values:
        return None
    return math.exp(math.fsum(math.log(value) for value in values) / len(values))


def largest_difference(ours, theirs, floor=0.0):
    """The largest |a - b| / max(|a|, |b|, floor) over all places.

    Undefined (NaN) equals undefined and nothing else; results of different length differ by
    infinity.
    """
    if len(ours) != len(theirs):
        return math.inf
    largest = 0.0
    for a, b in zip(ours, theirs):
        if a == b or (a != a and b != b):
            continue
        if a != a or b != b:
            return math.inf
        largest = max(largest, abs(a - b) / max(abs(a), abs(b), floor))
    return largest


def largest_gap(ours, theirs):
    """The largest |a - b| over all places."""
    if len(ours) != len(theirs):
        return math.inf
    gap = max((abs(a - b) for a, b in zip(ours, theirs)), default=0.0)
    return math.inf if gap != gap else gap


def l1_error(found, true):
    """The sum of |a - b| after both are scaled to sum 1."""
    if len(found) != len(true):
        return math.inf
    scale, truth = math.fsum(found), math.fsum(true)
    if not scale or scale != scale:
        return math.inf
    return math.fsum(abs(a / scale - b / truth) for a, b in zip(found, true))


def doubles(path):
    """The values of a file of doubles."""
    values = array.array("d")
    with open(path, "rb") as file:
        values.frombytes(file.read())
    return values


def turns(seconds):
    """How often a contestant runs after its first run, by how long that took."""
    for limit, count in ((0.1, 9), (1, 5), (5, 3), (15, 2), (40, 1)):
        if seconds < limit:
            return count
    return 0
