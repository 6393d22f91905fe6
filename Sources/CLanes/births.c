#include "births.h"
#include "lanes_target.h"
#include "sobol.h"
#include <math.h>

WIDE_LANES void nichrome_sobol_first(uint64_t first, uint64_t step, uint64_t shift, int64_t count, double *out) {
  for (int64_t i = 0; i < count; i++) out[i] = nichrome_van_der_corput(first + step * (uint64_t)i, shift);
}

WIDE_LANES void nichrome_sobol_second(uint64_t first, uint64_t step, uint64_t shift, int64_t count, double *out) {
  for (int64_t i = 0; i < count; i++) out[i] = nichrome_pascal(first + step * (uint64_t)i, shift);
}

WIDE_LANES void nichrome_golden(int64_t first, int64_t step, double phase, double scale, int64_t count, double *out) {
  for (int64_t i = 0; i < count; i++) {
    double x = ((double)first + (double)step * (double)i) * 0.6180339887498949 + phase;
    out[i] = scale * (x - floor(x));
  }
}
