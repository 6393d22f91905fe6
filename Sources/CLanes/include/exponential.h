/* e^x for x from -700 to 0, to 2 units in the last place: x = k ln 2 + r with |r| < 0.35, and the series of e^r, whose first
   term left out is below 2e-17. No table, no branch: it vectorises. */
#ifndef NICHROME_EXPONENTIAL_H
#define NICHROME_EXPONENTIAL_H

#include <stdint.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

__attribute__((always_inline)) static inline double nichrome_exponential(double x) {
  /* Rounded to the nearest whole number by the last bits of a large one. */
  double shifted = x * 0x1.71547652B82FEp+0 + 0x1.8p52;
  uint64_t power;
  memcpy(&power, &shifted, sizeof power);
  double k = shifted - 0x1.8p52;
  double r = x - k * 0x1.62E42FEE00000p-1 - k * 0x1.A39EF35793C76p-33;
  double sum = 1.0 / 6227020800;
  sum = sum * r + 1.0 / 479001600;
  sum = sum * r + 1.0 / 39916800;
  sum = sum * r + 1.0 / 3628800;
  sum = sum * r + 1.0 / 362880;
  sum = sum * r + 1.0 / 40320;
  sum = sum * r + 1.0 / 5040;
  sum = sum * r + 1.0 / 720;
  sum = sum * r + 1.0 / 120;
  sum = sum * r + 1.0 / 24;
  sum = sum * r + 1.0 / 6;
  sum = sum * r + 0.5;
  sum = sum * r + 1;
  sum = sum * r + 1;
  uint64_t bits = (power + 1023) << 52;
  double scale;
  memcpy(&scale, &bits, sizeof scale);
  return sum * scale;
}

#endif
