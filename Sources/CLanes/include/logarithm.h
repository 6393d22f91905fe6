/* ln x for positive normal x, to 3 units in the last place: x = 2^k m with m in [sqrt(1/2), sqrt 2), and
   ln m = 2 artanh s = 2 s (1 + z/3 + z^2/5 + ...), s = (m - 1)/(m + 1), z = s^2 < 0.0295. The first term left out is below
   2e-17 of the sum. No table, no branch: it vectorises. */
#ifndef NICHROME_LOGARITHM_H
#define NICHROME_LOGARITHM_H

#include <stdint.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

__attribute__((always_inline)) static inline double nichrome_logarithm(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  /* k + 1023, the exponent after m's range is moved. */
  uint64_t exponent = (bits + (0x3FF0000000000000 - 0x3FE6A09E667F3BCD)) >> 52;
  uint64_t magic = exponent | 0x4330000000000000;
  double k;
  memcpy(&k, &magic, sizeof k);
  k -= 0x1p52 + 1023;
  uint64_t reduced = bits - (exponent << 52) + 0x3FF0000000000000;
  double m;
  memcpy(&m, &reduced, sizeof m);
  double s = (m - 1) / (m + 1);
  double z = s * s;
  double tail = 1.0 / 19;
  tail = tail * z + 1.0 / 17;
  tail = tail * z + 1.0 / 15;
  tail = tail * z + 1.0 / 13;
  tail = tail * z + 1.0 / 11;
  tail = tail * z + 1.0 / 9;
  tail = tail * z + 1.0 / 7;
  tail = tail * z + 1.0 / 5;
  tail = tail * z + 1.0 / 3;
  return k * 0x1.62E42FEFA39EFp-1 + (2 * s + 2 * s * (z * tail));
}

#endif
