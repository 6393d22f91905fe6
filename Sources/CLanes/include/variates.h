/* Random numbers by the array. */
#ifndef NICHROME_VARIATES_H
#define NICHROME_VARIATES_H

#include <stdint.h>

/* Uniform numbers in (0, 1): the midpoint of one of 2^52 equal cells for each 64-bit word of Philox4x32-10, two for each of
   the counters (low, high), (low, high + 1), ...; of the last counter perhaps only the first. */
void nichrome_uniforms(uint64_t key, uint64_t low, uint64_t high, int64_t count, double *out);

/* x <- -ln x for x in (0, 1): standard exponential variates from uniform ones. */
void nichrome_exponentials(double *x, int64_t count);

/* x <- ln(x/(1 - x)) for x in (0, 1): standard logistic variates from uniform ones. */
void nichrome_logistics(double *x, int64_t count);

#endif
