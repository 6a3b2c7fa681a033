# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""Which measures and columns are set beside nothing here, and why.

compare.py fails where a measure of the catalogue has neither a row nor a reason, or has both.
"""

NOBODY = "none of the four programs has it; Tests hold it against a naive count or a closed form"
NO_SIGNS = "none of the four programs reads signs; Tests hold it against papers and naive counts"
NO_SETS = "none of the four programs finds the best sets; Tests try all sets"
NO_TRUST = "none of the four programs has it; Tests hold it against its paper and a naive walk"

MEASURES = {
    "sampled-betweenness": "an estimate of betweenness, which is compared",
    "layer-share": "none of the four programs knows layers; Tests have values by hand",
    "hierarchy": NOBODY,
    "bridging-centrality": NOBODY,
    "localised-bridging": NOBODY,
    "everett-valente": NOBODY,
    "bridgeness": NOBODY,
    "valente-fujimoto": NOBODY,
    "gould-fernandez-permutation": "none of the four programs deals groups anew; Tests try all "
                                   "permutations of small maps",
    "gould-fernandez-expected": "none of the four programs counts doubtful ties; with certain ones "
                                "it is gould-fernandez, which is compared",
    "participation": NOBODY,
    "within-module-degree": NOBODY,
    "e-i-index": NOBODY,
    "group-e-i-index": NOBODY,
    "map-e-i-index": NOBODY,
    "his": NOBODY,
    "maxd": NOBODY,
    "key-players-negative": NO_SETS,
    "key-players-positive": NO_SETS,
    "dominating-set": "NetworkX has a dominating set, but not a smallest one; Tests try all sets",
    "reach-set": NO_SETS,
    "noisy-or-trust": NO_TRUST,
    "reliability": "none of the four programs has it; Tests add up all states of small maps",
    "tidal-trust": NO_TRUST,
    "mole-trust": NO_TRUST,
    "appleseed": NO_TRUST,
    "distrust-propagation": NO_TRUST,
    "pn-centrality": NO_SIGNS,
    "signed-degree": NO_SIGNS,
    "triad-balance": NO_SIGNS,
    "walk-balance": NO_SIGNS,
    "frustration": NO_SIGNS,
    "frustrated-ties": NO_SIGNS,
    "camp": NO_SIGNS,
    "hostile-pairs-bridged": NO_SIGNS,
    "signed-modularity": NO_SIGNS,
    "k-plexes": NO_SETS,
    "core-periphery": NO_SETS,
}

#: Columns of measures that are compared otherwise.
COLUMNS = {
    "gould-fernandez-global.z": "sna leaves out what ways among the same three actors have in "
                                "common; Tests hold ours against all digraphs of four actors "
                                "and all graphs of five",
    "gould-fernandez-global.coordinator-z": "as the total",
    "gould-fernandez-global.gatekeeper-z": "as the total",
    "gould-fernandez-global.representative-z": "as the total",
    "gould-fernandez-global.liaison-z": "as the total",
    "rich-club.normalised": "NetworkX divides by one graph of swapped ties, ours by the mean of "
                            "many",
}


def faults(columns, compared):
    """What is missing or said twice; `columns` of each measure of the catalogue, and all columns
    that have a row."""
    measures = {column.split(".")[0] for column in compared}
    known = {name for names in columns.values() for name in names}
    for measure in columns:
        if measure not in measures and measure not in MEASURES:
            yield f"{measure} has no row in rows.py and no reason in not_compared.py"
    for measure in MEASURES:
        if measure not in columns:
            yield f"not_compared.py: there is no measure {measure}"
        if measure in measures:
            yield f"not_compared.py: {measure} has rows"
    for column in COLUMNS:
        if column not in known:
            yield f"not_compared.py: there is no column {column}"
        if column in compared:
            yield f"not_compared.py: {column} has rows"
    for column in sorted(set(compared) - known):
        yield f"rows.py: there is no column {column}"
