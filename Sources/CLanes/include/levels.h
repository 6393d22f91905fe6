/* Energies at which a curve with one summit has a share of its height, by the array. */
#ifndef NICHROME_LEVELS_H
#define NICHROME_LEVELS_H

#include <stdint.h>

/* The curve x^power/(4 cosh^2((x - y)/(2 theta))) of x > 0, power > 0, rises to its summit and falls behind it. For each y:
   the x below and above the summit at which it has a share u in (0, 1) of what it has there.

   Newton's method for its logarithm, which is concave, kept within bounds, until no step is larger than 1e-6 of theta and x:
   what is left is about the square of that. `high` may be the array `summit` is in. */
void nichrome_levels(
    double power, double theta, int64_t count, const double *u, const double *y, const double *summit, double *low,
    double *high);

#endif
