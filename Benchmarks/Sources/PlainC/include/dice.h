/* Philox4x32-10 (Salmon et al., SC11) and the variates made of it, one at a time. */
#ifndef BENCHMARK_DICE_H
#define BENCHMARK_DICE_H

#include <math.h>
#include <stdint.h>

typedef struct {
  uint64_t first, second;
} philox_words;

static inline __attribute__((always_inline)) philox_words philox(uint64_t key, uint64_t low, uint64_t high) {
  uint32_t c0 = (uint32_t)low, c1 = (uint32_t)(low >> 32), c2 = (uint32_t)high, c3 = (uint32_t)(high >> 32);
  uint32_t k0 = (uint32_t)key, k1 = (uint32_t)(key >> 32);
  for (int i = 0; i < 10; i++) {
    uint64_t p0 = 0xD2511F53ull * c0, p1 = 0xCD9E8D57ull * c2;
    c0 = (uint32_t)(p1 >> 32) ^ c1 ^ k0;
    c1 = (uint32_t)p1;
    c2 = (uint32_t)(p0 >> 32) ^ c3 ^ k1;
    c3 = (uint32_t)p0;
    k0 += 0x9E3779B9;
    k1 += 0xBB67AE85;
  }
  return (philox_words){(uint64_t)c1 << 32 | c0, (uint64_t)c3 << 32 | c2};
}

/* The midpoint of one of 2^52 equal cells of (0, 1). */
static inline double open_unit(uint64_t bits) { return ((double)(int64_t)(bits >> 12) + 0.5) * 0x1p-52; }

typedef struct {
  uint64_t key, epoch, next;
  double spare;
  int has_spare;
} dice;

static inline double uniform(dice *d) {
  if (d->has_spare) {
    d->has_spare = 0;
    return d->spare;
  }
  philox_words words = philox(d->key, d->epoch, d->next++);
  d->spare = open_unit(words.second);
  d->has_spare = 1;
  return open_unit(words.first);
}

static inline double exponential(dice *d) { return -log(uniform(d)); }

static inline double logistic(dice *d) {
  double r = uniform(d);
  return log(r / (1 - r));
}

#endif
