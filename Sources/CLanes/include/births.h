/* Evenly spread numbers by the array: for the births first, first + step, first + 2 step, ... */
#ifndef NICHROME_BIRTHS_H
#define NICHROME_BIRTHS_H

#include <stdint.h>

/* The coordinates of Sobol's sequence with a digital shift, in (0, 1): van der Corput's, and that by Pascal's triangle. */
void nichrome_sobol_first(uint64_t first, uint64_t step, uint64_t shift, int64_t count, double *out);
void nichrome_sobol_second(uint64_t first, uint64_t step, uint64_t shift, int64_t count, double *out);

/* scale times the fractional part of k/golden ratio + phase. */
void nichrome_golden(int64_t first, int64_t step, double phase, double scale, int64_t count, double *out);

#endif
