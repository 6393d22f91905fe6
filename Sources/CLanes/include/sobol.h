/* Numbers that fill the unit square more evenly than random ones, one at a time. */
#ifndef NICHROME_SOBOL_H
#define NICHROME_SOBOL_H

#include <stdint.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

/* The order of all 64 bits turned round. */
__attribute__((always_inline)) static inline uint64_t nichrome_reversed(uint64_t x) {
  x = __builtin_bswap64(x);
  x = (x >> 4 & 0x0F0F0F0F0F0F0F0F) | (x & 0x0F0F0F0F0F0F0F0F) << 4;
  x = (x >> 2 & 0x3333333333333333) | (x & 0x3333333333333333) << 2;
  return (x >> 1 & 0x5555555555555555) | (x & 0x5555555555555555) << 1;
}

/* The midpoint of one of 2^52 equal cells: the upper bits are the fraction of a number from 1 to 2. */
__attribute__((always_inline)) static inline double nichrome_unit(uint64_t bits) {
  uint64_t number = bits >> 12 | 0x3FF0000000000000;
  double x;
  memcpy(&x, &number, sizeof x);
  return x - 1 + 0x1p-53;
}

/* First coordinate: the bits of the index from the binary point on. */
__attribute__((always_inline)) static inline double nichrome_van_der_corput(uint64_t index, uint64_t shift) {
  return nichrome_unit(nichrome_reversed(index) ^ shift);
}

/* Second coordinate: the same times Pascal's triangle modulo 2. Bit j of what is reversed is the sum of all bits k of the index
   with C(k, j) odd: those whose binary digits have those of j among them. One digit after the other. */
__attribute__((always_inline)) static inline double nichrome_pascal(uint64_t index, uint64_t shift) {
  uint64_t x = index;
  x ^= x >> 1 & 0x5555555555555555;
  x ^= x >> 2 & 0x3333333333333333;
  x ^= x >> 4 & 0x0F0F0F0F0F0F0F0F;
  x ^= x >> 8 & 0x00FF00FF00FF00FF;
  x ^= x >> 16 & 0x0000FFFF0000FFFF;
  x ^= x >> 32;
  return nichrome_unit(nichrome_reversed(x) ^ shift);
}

#endif
