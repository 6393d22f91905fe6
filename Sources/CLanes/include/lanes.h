/* Loops over plain arrays, compiled for several instruction sets of which the best is taken when the program is loaded.

   Every operation is an IEEE one in a fixed order, and none are fused: all instruction sets give the same bits. */
#ifndef NICHROME_LANES_H
#define NICHROME_LANES_H

#include "births.h"
#include "exponential.h"
#include "flight.h"
#include "levels.h"
#include "logarithm.h"
#include "philox.h"
#include "scores.h"
#include "sobol.h"
#include "variates.h"

#endif
