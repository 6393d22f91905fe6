#include "lanes_target.h"
#include "variates.h"

#include <string.h>

/* Constants of Philox4x32 (Salmon et al., SC11). */
static const uint64_t multiplier0 = 0xD2511F53, multiplier1 = 0xCD9E8D57;
static const uint32_t weyl0 = 0x9E3779B9, weyl1 = 0xBB67AE85;

INLINE double open_unit(uint64_t bits) {
  uint64_t pattern = (bits >> 12) | 0x3FF0000000000000;
  double value;
  memcpy(&value, &pattern, sizeof value);
  return value - (1 - 0x1p-53);
}

typedef struct {
  double first, second;
} pair;

INLINE pair philox(uint64_t key, uint64_t low, uint64_t high) {
  /* Words of 32 bits in lanes of 64, as the multiplication wants them. */
  const uint64_t mask = 0xFFFFFFFF;
  uint64_t a = low & mask, b = low >> 32, c = high & mask, d = high >> 32;
  uint32_t key0 = (uint32_t)key, key1 = (uint32_t)(key >> 32);
  for (int round = 0; round < 10; round++) {
    uint64_t p = multiplier0 * a, q = multiplier1 * c;
    a = (q >> 32) ^ b ^ key0;
    b = q & mask;
    c = (p >> 32) ^ d ^ key1;
    d = p & mask;
    key0 += weyl0;
    key1 += weyl1;
  }
  pair result = {open_unit(a | b << 32), open_unit(c | d << 32)};
  return result;
}

LANES void nichrome_uniforms(uint64_t key, uint64_t low, uint64_t high, int64_t count, double *restrict out) {
  for (int64_t k = 0; k < count / 2; k++) {
    pair numbers = philox(key, low, high + (uint64_t)k);
    out[2 * k] = numbers.first;
    out[2 * k + 1] = numbers.second;
  }
  if (count % 2 == 1) out[count - 1] = philox(key, low, high + (uint64_t)(count / 2)).first;
}
