# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""Seeded random maps in the native format, with texts that formats and programs stumble over."""
import random

TEXTS = [
    "plain", "Ünïcödé", "اتفاق", "和平", "👩‍👩‍👧", "a & b < c > \"d\" 'e'", "]]>", "<b/>", " ends ",
    "two  spaces", "tab\there", "line\nbreak", "return\r\nend", "a;b", "back\\slash", "=1+1", "007",
    "true", "NaN", "null", "n0", "bell\u0007", "\ufffe", "e\u0301", "\u202eright",
]
WORDS = ["party", "mediator", "sponsor", "observer"]
KINDS = ["trust", "alliance", "conflict", "communication"]


def attributes(draw):
    """Values of each type; some names have values of one type only, one has several."""
    found = {}
    if draw.random() < 0.7:
        found["whole"] = draw.randrange(-10 ** 6, 10 ** 6)
    if draw.random() < 0.7:
        found["real"] = round(draw.uniform(-100, 100), 4)
    if draw.random() < 0.7:
        found["flag"] = draw.random() < 0.5
    if draw.random() < 0.7:
        found["Wörter & more"] = draw.choice(TEXTS + [""])
    if draw.random() < 0.3:
        found["mixed"] = draw.choice([1, "one", True, None, [1, 2], {"deep": "x\u0001"}])
    return found


def actor(draw, number):
    found = {"id": f"{draw.choice(TEXTS)}{number}"}
    if draw.random() < 0.7:
        found["name"] = draw.choice(TEXTS)
    if draw.random() < 0.5:
        found["role"] = draw.choice([draw.choice(WORDS), ["party", "x;y"]])
    if draw.random() < 0.5:
        found["side"] = draw.choice(["north", "south"])
    if draw.random() < 0.5:
        found["track"] = draw.choice([1, 1.5, 2, 3])
    if draw.random() < 0.5:
        found["insider"] = draw.random() < 0.5
    if draw.random() < 0.5:
        found["power"] = round(draw.random(), 6)
    if draw.random() < 0.3:
        found["note"] = draw.choice(TEXTS)
    own = attributes(draw)
    return found | ({"attributes": own} if own else {})


def tie(draw, number, ids, directed):
    found = {"from": draw.choice(ids), "to": draw.choice(ids), "kind": draw.choice(KINDS)}
    if draw.random() < 0.5:
        found["id"] = f"t{number}"
    if draw.random() < 0.7:
        found["trust"] = round(draw.uniform(-1, 1), 6)
    if draw.random() < 0.3:
        found["confidence"] = draw.choice([0.5, "A1"])
    if not directed:
        found["directed"] = False
    if draw.random() < 0.3:
        found["start"] = draw.choice(["1993-08-20", "2001"])
    own = attributes(draw)
    return found | ({"attributes": own} if own else {})


def make(seed):
    """A legal map; of three one is directed, one is not and one has ties of both sorts."""
    draw = random.Random(seed)
    actors = [actor(draw, number) for number in range(2 + draw.randrange(7))]
    ids = [entry["id"] for entry in actors]
    ties = [
        tie(draw, number, ids, seed % 3 == 0 or seed % 3 == 2 and draw.random() < 0.5)
        for number in range(draw.randrange(10))]
    return {
        "actormap": 1, "title": draw.choice(TEXTS), "asOf": "2020-05",
        "sides": [{"id": "north", "name": "North"}, {"id": "south"}],
        "confidenceGrades": {"A1": 0.95}, "actors": actors, "relationships": ties,
        "x-own": {"deep": [1, None, "\u0007"]},
    }
