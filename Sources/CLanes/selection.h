/* Lists of those of a block that are chosen, eight at a time and without a branch. */
#ifndef NICHROME_SELECTION_H
#define NICHROME_SELECTION_H

#include "lanes_target.h"

#include <stdint.h>
#include <string.h>

typedef uint8_t eight_bytes __attribute__((vector_size(8)));
typedef int32_t eight_numbers __attribute__((vector_size(32)));

/* Of each byte the numbers of the bits that are set, in order, a byte each, the first one lowest. */
#define IS_SET(n, bit) (((n) >> (bit)) & 1)
#define SET_BELOW(n, bit) __builtin_popcount((n) & ((1 << (bit)) - 1))
#define PLACED(n, bit) (IS_SET(n, bit) ? (uint64_t)(bit) << 8 * SET_BELOW(n, bit) : 0)
#define LOWER(n) PLACED(n, 0) | PLACED(n, 1) | PLACED(n, 2) | PLACED(n, 3)
#define UPPER(n) PLACED(n, 4) | PLACED(n, 5) | PLACED(n, 6) | PLACED(n, 7)
#define ONE(n) LOWER(n) | UPPER(n)
#define FOUR(n) ONE(n), ONE(n + 1), ONE(n + 2), ONE(n + 3)
#define SIXTEEN(n) FOUR(n), FOUR(n + 4), FOUR(n + 8), FOUR(n + 12)
#define SIXTY_FOUR(n) SIXTEEN(n), SIXTEEN(n + 16), SIXTEEN(n + 32), SIXTEEN(n + 48)
static const uint64_t set_bits[256] = {SIXTY_FOUR(0), SIXTY_FOUR(64), SIXTY_FOUR(128), SIXTY_FOUR(192)};

/* Eight bytes, each 0 or 1, as the bits of one, the first byte lowest. */
INLINE uint32_t packed(const uint8_t *flags) {
  uint64_t bytes;
  memcpy(&bytes, flags, sizeof bytes);
  return (uint32_t)((bytes * 0x0102040810204080) >> 56);
}

/* Appends those of eight numbers from `first` on whose bits are set, and overwrites eight entries to do so.
   Returns the new length. */
INLINE int64_t append(int32_t *list, int64_t length, int32_t first, uint32_t chosen) {
  eight_bytes bytes;
  memcpy(&bytes, &set_bits[chosen], sizeof bytes);
  eight_numbers numbers = __builtin_convertvector(bytes, eight_numbers) + first;
  memcpy(list + length, &numbers, sizeof numbers);
  return length + __builtin_popcount(chosen);
}

#endif
