// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

#include "lanes.h"

#pragma STDC FP_CONTRACT OFF

// The loader picks the version for its processor; elsewhere the compiler's own choice has to do.
#if defined(__x86_64__) && defined(__linux__) && defined(__has_attribute)
#if __has_attribute(target_clones)
#define WIDEST __attribute__((target_clones("avx512f", "avx2", "default")))
#endif
#endif
#ifndef WIDEST
#define WIDEST
#endif

enum { width = 16 };

typedef double lanes __attribute__((vector_size(width * sizeof(double))));
typedef int64_t lane_masks __attribute__((vector_size(width * sizeof(int64_t))));
// What callers hold on their stacks need not be aligned.
typedef lanes loose_lanes __attribute__((aligned(sizeof(double))));

// Macros, for a function that takes or gives vectors would be bound to one width of them.
#define ADD_ROWS(total, values, chosen, count) \
  for (size_t place = 0; place < count; place++) total += ((const lanes *)values)[chosen[place]]
#define WHERE(mask, value) ((lanes)((lane_masks)(value) & (mask)))

WIDEST
void actormap_lanes_add(
    double *sums, const uint32_t *chosen, size_t count, const double *addend) {
  lanes *rows = (lanes *)sums;
  lanes more = *(const loose_lanes *)addend;
  for (size_t place = 0; place < count; place++) rows[chosen[place]] += more;
}

WIDEST
void actormap_lanes_find(
    const double *values, const uint32_t *chosen, size_t count, double *paths, double *found,
    double *largest) {
  lanes before = *(const lanes *)paths;
  lanes sum = {0};
  ADD_ROWS(sum, values, chosen, count);
  lanes new = WHERE(before == 0, sum);
  *(lanes *)paths = before + new;
  *(lanes *)found = new;
  lanes most = *(const loose_lanes *)largest;
  lane_masks isMore = new > most;
  *(loose_lanes *)largest = WHERE(isMore, new) + WHERE(~isMore, most);
}

WIDEST
double actormap_lanes_return(
    const double *values, const uint32_t *chosen, size_t count, double *row, const double *weights,
    double size, double end) {
  lanes sum = {0};
  ADD_ROWS(sum, values, chosen, count);
  lanes sigma = *(const lanes *)row;
  *(lanes *)row = WHERE(sigma != 0, end / sigma + size * sum);
  lanes share = sigma * sum * *(const loose_lanes *)weights;
  double halves[8], quarters[4];
  for (int lane = 0; lane < 8; lane++) halves[lane] = share[lane] + share[lane + 8];
  for (int lane = 0; lane < 4; lane++) quarters[lane] = halves[lane] + halves[lane + 4];
  return (quarters[0] + quarters[2]) + (quarters[1] + quarters[3]);
}
