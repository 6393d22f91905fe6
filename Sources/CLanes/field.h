/* Reading a potential. */
#ifndef NICHROME_FIELD_H
#define NICHROME_FIELD_H

#include "flight.h"
#include "lanes_target.h"

#include <string.h>

typedef struct {
  int64_t node;
  double fraction;
} place;

/* The rounding trick keeps loops free of branches and of conversions that do not vectorise. */
INLINE place locate(nichrome_field field, double s, uint8_t tag) {
  double t = s * field.inverse_spacing;
  double shifted = t + 0x1.8p52;
  uint64_t bits;
  memcpy(&bits, &shifted, sizeof bits);
  place at = {(int32_t)bits + (tag & 1) * field.row, t + 0.5 - (shifted - 0x1.8p52)};
  return at;
}

INLINE double potential(nichrome_field field, place at) {
  const double *p = field.nodes + at.node;
  return p[0] + (p[1] - p[0]) * at.fraction;
}

/* Quadratic between the nodes, or means over short ways would be wrong. */
INLINE double integral(nichrome_field field, place at) {
  const double *p = field.nodes + at.node;
  double f = at.fraction;
  return field.integrals[at.node] + f * field.spacing * (p[0] + 0.5 * f * (p[1] - p[0]));
}

INLINE double root(double x) { return __builtin_elementwise_sqrt(x); }
INLINE double magnitude(double x) { return __builtin_fabs(x); }
INLINE double larger(double x, double y) { return x > y ? x : y; }
INLINE double smaller(double x, double y) { return x < y ? x : y; }

/* A way shorter than this has the potential at its start. */
static const double shortest_way = 1e-6;

#endif
