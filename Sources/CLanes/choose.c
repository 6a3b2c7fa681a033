// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

#include "lanes.h"

// The count grows without a branch, for no processor foresees the answers.
static size_t choose_one_by_one(
    const uint32_t *nodes, size_t count, const uint16_t *marks, uint16_t bits, uint32_t *chosen) {
  size_t found = 0;
  for (size_t place = 0; place < count; place++) {
    chosen[found] = nodes[place];
    found += (marks[nodes[place]] & bits) != 0;
  }
  return found;
}

#if defined(__x86_64__) && defined(__linux__)
#include <immintrin.h>

// Sixteen at a time: gather the marks, test them, and pack the nodes that pass.
__attribute__((target("avx512f,popcnt"))) static size_t choose_sixteen(
    const uint32_t *nodes, size_t count, const uint16_t *marks, uint16_t bits, uint32_t *chosen) {
  __m512i wanted = _mm512_set1_epi32(bits);
  size_t found = 0;
  for (size_t place = 0; place < count; place += 16) {
    size_t left = count - place;
    __mmask16 there = left >= 16 ? 0xFFFF : (__mmask16)((1u << left) - 1);
    __m512i some = _mm512_maskz_loadu_epi32(there, nodes + place);
    __m512i found_marks = _mm512_mask_i32gather_epi32(
        _mm512_setzero_si512(), there, some, marks, sizeof(uint16_t));
    __mmask16 passes = _mm512_mask_test_epi32_mask(there, found_marks, wanted);
    _mm512_storeu_si512(chosen + found, _mm512_maskz_compress_epi32(passes, some));
    found += (size_t)_mm_popcnt_u32(passes);
  }
  return found;
}

typedef size_t (*chooser)(
    const uint32_t *, size_t, const uint16_t *, uint16_t, uint32_t *);

// Asked by the loader before anything else runs.
static chooser choose_for_processor(void) {
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx512f") ? choose_sixteen : choose_one_by_one;
}

size_t actormap_lanes_choose(
    const uint32_t *nodes, size_t count, const uint16_t *marks, uint16_t bits, uint32_t *chosen)
    __attribute__((ifunc("choose_for_processor")));

#else

size_t actormap_lanes_choose(
    const uint32_t *nodes, size_t count, const uint16_t *marks, uint16_t bits, uint32_t *chosen) {
  return choose_one_by_one(nodes, count, marks, bits, chosen);
}

#endif
