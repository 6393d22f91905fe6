#include "levels.h"
#include "exponential.h"
#include "field.h"
#include "lanes_target.h"
#include "logarithm.h"
#include <math.h>
#include <string.h>

typedef struct {
  double power, theta, inverse_theta;
} curve;

/* ln of the curve, and its slope. */
INLINE double logarithm(curve c, double x, double y, double *slope) {
  double z = (x - y) * c.inverse_theta;
  double distance = smaller(fabs(z), 700);
  double e = nichrome_exponential(-distance);
  double fall = c.inverse_theta * (1 - e) / (1 + e);
  *slope = c.power / x + (z < 0 ? fall : -fall);
  return c.power * nichrome_logarithm(x) - distance - 2 * nichrome_logarithm(1 + e);
}

/* One step towards the target, from x between bounds of which one moves up to x; whether it was a long one. */
INLINE int64_t improve(curve c, double side, double target, double y, double *lower, double *upper, double *x) {
  double slope, at = *x;
  double value = logarithm(c, at, y, &slope);
  int is_short = side < 0 ? value < target : value >= target;
  double low = is_short ? at : *lower, high = is_short ? *upper : at;
  double next = at - (value - target) / slope;
  next = ((next >= low) & (next <= high)) ? next : 0.5 * (low + high);
  *lower = low;
  *upper = high;
  *x = next;
  return fabs(next - at) > 1e-6 * smaller(c.theta, next);
}

/* ln(a + sqrt(a^2 - 1)), and not quite nothing at a = 1. */
INLINE double inverse_cosh(double a) { return nichrome_logarithm(a + root(a * a - 1)) + 1e-12; }

enum { lanes = 64, most_steps = 60 };

WIDE_LANES static void find(
    curve c, double side, int64_t count, const double *restrict u, const double *restrict y,
    const double *restrict summit, double *restrict x) {
  double low[lanes], high[lanes], target[lanes], place[lanes];
  for (int64_t i = 0; i < count; i++) {
    double slope;
    target[i] = logarithm(c, summit[i], y[i], &slope) + nichrome_logarithm(u[i]);
    /* That of a curve of power 0, which has its summit at y. */
    double spread = 2 * c.theta * inverse_cosh(1 / root(u[i]));
    low[i] = side < 0 ? 0 : summit[i];
    high[i] = side < 0 ? summit[i] : summit[i] + 100 * c.theta;
    place[i] = side < 0 ? larger(summit[i] - spread, 0.25 * summit[i]) : summit[i] + spread;
  }
  for (int step = 0; step < most_steps; step++) {
    int64_t long_steps = 0;
    for (int64_t i = 0; i < count; i++) {
      long_steps |= improve(c, side, target[i], y[i], &low[i], &high[i], &place[i]);
    }
    if (!long_steps) break;
  }
  memcpy(x, place, (size_t)count * sizeof *x);
}

void nichrome_levels(
    double power, double theta, int64_t count, const double *u, const double *y, const double *summit, double *low,
    double *high) {
  curve c = {power, theta, 1 / theta};
  for (int64_t first = 0; first < count; first += lanes) {
    int64_t n = count - first < lanes ? count - first : lanes;
    double top[lanes];
    memcpy(top, summit + first, (size_t)n * sizeof *top);
    find(c, -1, n, u + first, y + first, top, low + first);
    find(c, 1, n, u + first, y + first, top, high + first);
  }
}
