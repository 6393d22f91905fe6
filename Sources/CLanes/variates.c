#include "variates.h"
#include "lanes_target.h"
#include "logarithm.h"

WIDE_LANES void nichrome_exponentials(double *x, int64_t count) {
  for (int64_t k = 0; k < count; k++) x[k] = -nichrome_logarithm(x[k]);
}

WIDE_LANES void nichrome_logistics(double *x, int64_t count) {
  for (int64_t k = 0; k < count; k++) x[k] = nichrome_logarithm(x[k] / (1 - x[k]));
}
