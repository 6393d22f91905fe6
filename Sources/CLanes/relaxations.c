#include "field.h"
#include "flight.h"
#include "lanes_target.h"

#include <math.h>

LANES void nichrome_find_relaxations(
    nichrome_field field, nichrome_leg_law law, int64_t count, const int32_t *restrict list,
    nichrome_electrons electrons, nichrome_legs legs, double *restrict found) {
  const double *restrict s = electrons.s, *restrict e = electrons.energy, *restrict t = electrons.time;
  const double *restrict depth = electrons.depth;
  const uint8_t *restrict tag = electrons.tag;
  const double *restrict v = legs.v, *restrict a = legs.a, *restrict end = legs.end, *restrict used = legs.used;
  double kinetic[nichrome_block], share[nichrome_block], start[nichrome_block], span[nichrome_block];
  for (int64_t i = 0; i < count; i++) {
    int32_t k = list[i];
    share[i] = depth[k] / used[k];
    start[i] = s[k];
    span[i] = end[k] - s[k];
    found[i] = s[k] + share[i] * span[i];
  }
  if (law.exponent == 0) return;
  /* Split where arrays are looked up, as for the legs. */
  int32_t from[nichrome_block], to[nichrome_block];
  double before[nichrome_block], after[nichrome_block], here[nichrome_block], gained[nichrome_block];
  for (int64_t i = 0; i < count; i++) {
    uint8_t wire = tag[list[i]];
    place first = locate(field, start[i], wire);
    place last = locate(field, smaller(larger(found[i], 0), field.half_length), wire);
    from[i] = (int32_t)first.node;
    before[i] = first.fraction;
    to[i] = (int32_t)last.node;
    after[i] = last.fraction;
  }
  for (int64_t i = 0; i < count; i++) {
    place first = {from[i], before[i]}, last = {to[i], after[i]};
    here[i] = potential(field, first);
    gained[i] = integral(field, last) - integral(field, first);
  }
  for (int64_t i = 0; i < count; i++) {
    double way = smaller(larger(found[i], 0), field.half_length) - start[i];
    double mean = magnitude(way) < shortest_way ? here[i] : gained[i] / way;
    kinetic[i] = larger(e[list[i]] - mean, law.least);
  }
  if (law.exponent == 1) {
    for (int64_t i = 0; i < count; i++) kinetic[i] = root(kinetic[i]);
  } else {
    for (int64_t i = 0; i < count; i++) kinetic[i] = pow(kinetic[i], 0.5 * law.exponent);
  }
  const double below = nextafter(law.border, 0);
  for (int64_t i = 0; i < count; i++) {
    int32_t k = list[i];
    double way = depth[k] * kinetic[i];
    double time = share[i] * t[k];
    double fast = v[k] < 0 ? start[i] - way : start[i] + way;
    double slow = start[i] + (v[k] + 0.5 * a[k] * time) * time;
    double at = a[k] == 0 ? fast : slow;
    found[i] = start[i] < law.border ? larger(smaller(at, below), 0) : larger(at, law.border);
  }
}
