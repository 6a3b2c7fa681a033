// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

#include "lanes.h"

#include "dispatch.h"

// The count grows without a branch, for no processor foresees the answers.
static inline __attribute__((always_inline)) size_t choose_one_by_one(
    const uint32_t *nodes, size_t count, const uint16_t *marks, uint16_t bits, uint32_t *chosen,
    uint16_t *shared) {
  size_t found = 0;
  uint16_t all = 0;
  for (size_t place = 0; place < count; place++) {
    uint16_t common = marks[nodes[place]] & bits;
    chosen[found] = nodes[place];
    found += common != 0;
    all |= common;
  }
  *shared = all;
  return found;
}

#ifdef __x86_64__
#include <immintrin.h>

// The marks of eight nodes side by side. One by one they come faster than by a gather.
#define MARK(place, eight) _mm_insert_epi16(eight, marks[nodes[place]], place)
__attribute__((target("avx512f,avx512bw,avx512vl"), always_inline)) static inline __m128i
marks_of_eight(
    const uint32_t *nodes, const uint16_t *marks) {
  __m128i eight = _mm_cvtsi32_si128(marks[nodes[0]]);
  eight = MARK(1, eight);
  eight = MARK(2, eight);
  eight = MARK(3, eight);
  eight = MARK(4, eight);
  eight = MARK(5, eight);
  eight = MARK(6, eight);
  return MARK(7, eight);
}

// Sixteen at a time: collect the marks, test them, and pack the nodes that pass.
__attribute__((target("avx512f,avx512bw,avx512vl,popcnt"))) static size_t choose_sixteen(
    const uint32_t *nodes, size_t count, const uint16_t *marks, uint16_t bits, uint32_t *chosen,
    uint16_t *shared) {
  __m256i wanted = _mm256_set1_epi16((short)bits), all = _mm256_setzero_si256();
  size_t found = 0, place = 0;
  for (; place + 16 <= count; place += 16) {
    const uint32_t *some = nodes + place;
    __m256i common = _mm256_and_si256(
        wanted, _mm256_set_m128i(marks_of_eight(some + 8, marks), marks_of_eight(some, marks)));
    all = _mm256_or_si256(all, common);
    __mmask16 passes = _mm256_test_epi16_mask(common, common);
    __m512i packed = _mm512_maskz_compress_epi32(passes, _mm512_loadu_si512(some));
    _mm512_storeu_si512(chosen + found, packed);
    found += (size_t)_mm_popcnt_u32(passes);
  }
  found += choose_one_by_one(nodes + place, count - place, marks, bits, chosen + found, shared);
  if (place == 0) return found;
  __m128i eight = _mm_or_si128(_mm256_castsi256_si128(all), _mm256_extracti128_si256(all, 1));
  uint64_t four = (uint64_t)_mm_cvtsi128_si64(_mm_or_si128(eight, _mm_srli_si128(eight, 8)));
  uint64_t two = four | four >> 32;
  *shared |= (uint16_t)(two | two >> 16);
  return found;
}

// Needs `__builtin_cpu_init`, which a program has run when it comes to its own code.
static int is_wide(void) {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
      && __builtin_cpu_supports("avx512vl");
}
#endif

#ifdef ACTORMAP_LOADER_CHOOSES

typedef size_t (*chooser)(
    const uint32_t *, size_t, const uint16_t *, uint16_t, uint32_t *, uint16_t *);

static size_t choose_plainly(
    const uint32_t *nodes, size_t count, const uint16_t *marks, uint16_t bits, uint32_t *chosen,
    uint16_t *shared) {
  return choose_one_by_one(nodes, count, marks, bits, chosen, shared);
}

// Asked by the loader.
static chooser choose_for_processor(void) {
  __builtin_cpu_init();
  return is_wide() ? choose_sixteen : choose_plainly;
}

size_t actormap_lanes_choose(
    const uint32_t *nodes, size_t count, const uint16_t *marks, uint16_t bits, uint32_t *chosen,
    uint16_t *shared) __attribute__((ifunc("choose_for_processor")));

#else

size_t actormap_lanes_choose(
    const uint32_t *nodes, size_t count, const uint16_t *marks, uint16_t bits, uint32_t *chosen,
    uint16_t *shared) {
#ifdef __x86_64__
  if (is_wide()) return choose_sixteen(nodes, count, marks, bits, chosen, shared);
#endif
  return choose_one_by_one(nodes, count, marks, bits, chosen, shared);
}

#endif
