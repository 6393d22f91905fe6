#include "births.h"
#include "lanes_target.h"
#include <math.h>
#include <string.h>

/* The order of all 64 bits turned round. */
INLINE uint64_t reversed(uint64_t x) {
  x = x >> 32 | x << 32;
  x = (x >> 16 & 0x0000FFFF0000FFFF) | (x & 0x0000FFFF0000FFFF) << 16;
  x = (x >> 8 & 0x00FF00FF00FF00FF) | (x & 0x00FF00FF00FF00FF) << 8;
  x = (x >> 4 & 0x0F0F0F0F0F0F0F0F) | (x & 0x0F0F0F0F0F0F0F0F) << 4;
  x = (x >> 2 & 0x3333333333333333) | (x & 0x3333333333333333) << 2;
  return (x >> 1 & 0x5555555555555555) | (x & 0x5555555555555555) << 1;
}

/* Bit j of what is reversed is the sum modulo 2 of all bits k of the index with C(k, j) odd: those whose binary digits have
   those of j among them. One digit after the other. */
INLINE uint64_t mixed(uint64_t x) {
  x ^= x >> 1 & 0x5555555555555555;
  x ^= x >> 2 & 0x3333333333333333;
  x ^= x >> 4 & 0x0F0F0F0F0F0F0F0F;
  x ^= x >> 8 & 0x00FF00FF00FF00FF;
  x ^= x >> 16 & 0x0000FFFF0000FFFF;
  x ^= x >> 32;
  return reversed(x);
}

/* The midpoint of one of 2^52 equal cells: the upper bits are the fraction of a number from 1 to 2. */
INLINE double unit(uint64_t bits) {
  uint64_t number = bits >> 12 | 0x3FF0000000000000;
  double x;
  memcpy(&x, &number, sizeof x);
  return x - 1 + 0x1p-53;
}

WIDE_LANES void nichrome_sobol_first(uint64_t first, uint64_t step, uint64_t shift, int64_t count, double *out) {
  for (int64_t i = 0; i < count; i++) out[i] = unit(reversed(first + step * (uint64_t)i) ^ shift);
}

WIDE_LANES void nichrome_sobol_second(uint64_t first, uint64_t step, uint64_t shift, int64_t count, double *out) {
  for (int64_t i = 0; i < count; i++) out[i] = unit(mixed(first + step * (uint64_t)i) ^ shift);
}

WIDE_LANES void nichrome_golden(int64_t first, int64_t step, double phase, double scale, int64_t count, double *out) {
  for (int64_t i = 0; i < count; i++) {
    double x = ((double)first + (double)step * (double)i) * 0.6180339887498949 + phase;
    out[i] = scale * (x - floor(x));
  }
}
