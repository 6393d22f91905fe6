/* The generator behind all random numbers, Random123's. */
#ifndef NICHROME_PHILOX_H
#define NICHROME_PHILOX_H

#include <Random123/philox.h>
#include <stdint.h>

/* Two 64-bit words of Philox4x32-10 for a 64-bit key and a 128-bit counter. */
typedef struct {
  uint64_t first;
  uint64_t second;
} nichrome_philox_words;

__attribute__((always_inline)) static inline nichrome_philox_words nichrome_philox(uint64_t key, uint64_t low, uint64_t high) {
  philox4x32_ctr_t counter = {{(uint32_t)low, (uint32_t)(low >> 32), (uint32_t)high, (uint32_t)(high >> 32)}};
  philox4x32_key_t secret = {{(uint32_t)key, (uint32_t)(key >> 32)}};
  philox4x32_ctr_t words = philox4x32_R(10, counter, secret);
  nichrome_philox_words result = {
      ((uint64_t)words.v[1] << 32) | words.v[0], ((uint64_t)words.v[3] << 32) | words.v[2]};
  return result;
}

#endif
