#include "lanes_target.h"
#include "philox.h"
#include "variates.h"

#include <string.h>

INLINE double open_unit(uint64_t bits) {
  uint64_t pattern = (bits >> 12) | 0x3FF0000000000000;
  double value;
  memcpy(&value, &pattern, sizeof value);
  return value - (1 - 0x1p-53);
}

WIDE_LANES void nichrome_uniforms(uint64_t key, uint64_t low, uint64_t high, int64_t count, double *restrict out) {
  for (int64_t k = 0; k < count / 2; k++) {
    nichrome_philox_words words = nichrome_philox(key, low, high + (uint64_t)k);
    out[2 * k] = open_unit(words.first);
    out[2 * k + 1] = open_unit(words.second);
  }
  if (count % 2 == 1) out[count - 1] = open_unit(nichrome_philox(key, low, high + (uint64_t)(count / 2)).first);
}
