// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

#include "lanes.h"

#include "dispatch.h"

#pragma STDC FP_CONTRACT OFF

#ifdef ACTORMAP_LOADER_CHOOSES
#define WIDEST __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define WIDEST
#endif

enum { width = 16 };

typedef double lanes __attribute__((vector_size(width * sizeof(double))));
typedef int64_t lane_masks __attribute__((vector_size(width * sizeof(int64_t))));
// What callers hold on their stacks need not be aligned.
typedef lanes loose_lanes __attribute__((aligned(sizeof(double))));

// How far ahead of its turn a scattered row is fetched that is read and written; lists have room
// for as many nodes behind them. What is only read comes early enough without.
enum { ahead = 6 };

// Macros, for a function that takes or gives vectors would be bound to one width of them.
#define ADD_ROWS(total, values, lists, find) \
  for (size_t place = lists.starts[find]; place < lists.starts[find + 1]; place++) \
    total += ((const lanes *)values)[lists.nodes[place]]
#define WHERE(mask, value) ((lanes)((lane_masks)(value) & (mask)))

WIDEST
void actormap_lanes_place(
    double *values, const uint32_t *nodes, size_t count, const double *rows, const double *sizes) {
  for (size_t find = 0; find < count; find++)
    ((lanes *)values)[nodes[find]] = ((const lanes *)rows)[find] * (sizes ? sizes[nodes[find]] : 1);
}

WIDEST
void actormap_lanes_push(
    double *sums, actormap_lane_lists lists, const uint32_t *nodes, const double *rows,
    const double *sizes) {
  for (size_t find = 0; find < lists.count; find++) {
    lanes more = ((const lanes *)rows)[find] * (sizes ? sizes[nodes[find]] : 1);
    for (size_t place = lists.starts[find]; place < lists.starts[find + 1]; place++) {
      const double *later = sums + width * (size_t)lists.nodes[place + ahead];
      __builtin_prefetch(later, 1);
      __builtin_prefetch(later + 8, 1);
      ((lanes *)sums)[lists.nodes[place]] += more;
    }
  }
}

#define SETTLE(find, sum) \
  do { \
    lanes before = ((const lanes *)paths)[nodes[find]]; \
    lanes new = WHERE(before == 0, sum); \
    ((lanes *)paths)[nodes[find]] = before + new; \
    ((lanes *)found)[find] = new; \
    lane_masks isMore = new > most; \
    most = WHERE(isMore, new) + WHERE(~isMore, most); \
  } while (0)

WIDEST
void actormap_lanes_find_pulled(
    const double *values, actormap_lane_lists lists, const uint32_t *nodes, double *paths,
    double *found, double *largest) {
  lanes most = *(const loose_lanes *)largest;
  for (size_t find = 0; find < lists.count; find++) {
    lanes sum = {0};
    ADD_ROWS(sum, values, lists, find);
    SETTLE(find, sum);
  }
  *(loose_lanes *)largest = most;
}

WIDEST
void actormap_lanes_find_pushed(
    double *sums, const uint32_t *nodes, size_t count, double *paths, double *found,
    double *largest) {
  lanes most = *(const loose_lanes *)largest;
  for (size_t find = 0; find < count; find++) {
    SETTLE(find, ((const lanes *)sums)[nodes[find]]);
    ((lanes *)sums)[nodes[find]] = (lanes){0};
  }
  *(loose_lanes *)largest = most;
}

// The lanes of a share are added halves first.
#define RETURN(find, sum) \
  do { \
    uint32_t node = nodes[find]; \
    lanes sigma = ((const lanes *)rows)[find]; \
    ((lanes *)rows)[find] = WHERE(sigma != 0, ends[node] / sigma + sizes[node] * sum); \
    lanes share = sigma * sum * counts; \
    double halves[8], quarters[4]; \
    for (int lane = 0; lane < 8; lane++) halves[lane] = share[lane] + share[lane + 8]; \
    for (int lane = 0; lane < 4; lane++) quarters[lane] = halves[lane] + halves[lane + 4]; \
    totals[node] += (quarters[0] + quarters[2]) + (quarters[1] + quarters[3]); \
  } while (0)

WIDEST
void actormap_lanes_return_pulled(
    const double *values, actormap_lane_lists lists, const uint32_t *nodes, double *rows,
    const double *weights, const double *sizes, const double *ends, double *totals) {
  lanes counts = *(const loose_lanes *)weights;
  for (size_t find = 0; find < lists.count; find++) {
    lanes sum = {0};
    ADD_ROWS(sum, values, lists, find);
    RETURN(find, sum);
  }
}

WIDEST
void actormap_lanes_return_pushed(
    double *sums, const uint32_t *nodes, size_t count, double *rows, const double *weights,
    const double *sizes, const double *ends, double *totals) {
  lanes counts = *(const loose_lanes *)weights;
  for (size_t find = 0; find < count; find++) {
    lanes sum = ((const lanes *)sums)[nodes[find]];
    RETURN(find, sum);
    ((lanes *)sums)[nodes[find]] = (lanes){0};
  }
}
