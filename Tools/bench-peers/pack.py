# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""Packs a text file of ties `u v [trust]` into arrays that every peer reads in no time.

    python pack.py FILE FOLDER

Loading is timed in rows of its own, from the text file; all other rows begin with the graph.
"""
import os
import sys

import numpy


def pack(path, folder):
    ties = numpy.loadtxt(path, comments="#", ndmin=2)
    os.makedirs(folder, exist_ok=True)
    ties[:, 0].astype("<u4").tofile(f"{folder}/sources.u32")
    ties[:, 1].astype("<u4").tofile(f"{folder}/targets.u32")
    trust = ties[:, 2] if ties.shape[1] > 2 else numpy.ones(len(ties))
    trust.astype("<f8").tofile(f"{folder}/trust.f64")
    with open(f"{folder}/text.path", "w") as file:
        file.write(os.path.abspath(path))


if __name__ == "__main__":
    pack(sys.argv[1], sys.argv[2])
