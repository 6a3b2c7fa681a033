// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

#ifndef ACTORMAP_LANES_H
#define ACTORMAP_LANES_H

#include <stddef.h>
#include <stdint.h>

// The inner loops of exact betweenness over rows of sixteen doubles, in the widest registers that
// the processor has. Lanes never mix, rows are added in the order in which they are given, and no
// product is fused with a sum, so every processor gives the same bits. Rows start at addresses
// divisible by 128.

/// Copies those of `nodes` whose mark shares a bit with `bits` to `chosen`, in their order, and
/// returns how many there are. `chosen` has room for `count` + 15 nodes, and one mark more than
/// there are nodes can be read.
size_t actormap_lanes_choose(
    const uint32_t *nodes, size_t count, const uint16_t *marks, uint16_t bits, uint32_t *chosen);

/// Adds `addend` to each row of `sums` that `chosen` names.
void actormap_lanes_add(
    double *sums, const uint32_t *chosen, size_t count, const double *addend);

/// Adds up the chosen rows of `values`. Lanes in which `paths` is 0 take the sum, `found` is the
/// sum in these and 0 in the others, and `largest` the largest number found so far.
void actormap_lanes_find(
    const double *values, const uint32_t *chosen, size_t count, double *paths, double *found,
    double *largest);

/// Adds up the chosen rows c of `values`, and with s, the number of paths in `row`, returns
/// Σ weights · s · Σc over all lanes and makes the row end / s + size · Σc, 0 where s is 0.
double actormap_lanes_return(
    const double *values, const uint32_t *chosen, size_t count, double *row, const double *weights,
    double size, double end);

#endif
