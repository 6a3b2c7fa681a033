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
/// returns how many there are; `shared` is which bits are shared by any. `chosen` has room for
/// `count` + 15 nodes.
size_t actormap_lanes_choose(
    const uint32_t *nodes, size_t count, const uint16_t *marks, uint16_t bits, uint32_t *chosen,
    uint16_t *shared);

/// One list of nodes for each find of a level: the `find`-th is `nodes[starts[find]]` up to
/// `nodes[starts[find + 1]]`. Behind the last list there is room for six nodes more, with any
/// content.
typedef struct {
  const uint32_t *nodes;
  const size_t *starts;
  size_t count;
} actormap_lane_lists;

/// Makes the row of each node in `values` the row of its find in `rows`, times its size where
/// `sizes` are given.
void actormap_lanes_place(
    double *values, const uint32_t *nodes, size_t count, const double *rows, const double *sizes);

/// Adds the row of each find in `rows`, times the size of its node where `sizes` are given, to the
/// rows of `sums` that its list names.
void actormap_lanes_push(
    double *sums, actormap_lane_lists lists, const uint32_t *nodes, const double *rows,
    const double *sizes);

/// Adds up the rows of `values` that the list of each find names. Lanes in which the row of its
/// node in `paths` is 0 take the sum, `found` is the sum in these and 0 in the others, and
/// `largest` the largest number found so far.
void actormap_lanes_find_pulled(
    const double *values, actormap_lane_lists lists, const uint32_t *nodes, double *paths,
    double *found, double *largest);

/// The same from the rows of `sums`, which become 0.
void actormap_lanes_find_pushed(
    double *sums, const uint32_t *nodes, size_t count, double *paths, double *found,
    double *largest);

/// Adds up the rows c of `values` that the list of each find names, and with s, the number of paths
/// in its row, adds Σ weights · s · Σc over all lanes to the total of its node and makes the row
/// end / s + size · Σc, 0 where s is 0.
void actormap_lanes_return_pulled(
    const double *values, actormap_lane_lists lists, const uint32_t *nodes, double *rows,
    const double *weights, const double *sizes, const double *ends, double *totals);

/// The same from the rows of `sums`, which become 0.
void actormap_lanes_return_pushed(
    double *sums, const uint32_t *nodes, size_t count, double *rows, const double *weights,
    const double *sizes, const double *ends, double *totals);

#endif
