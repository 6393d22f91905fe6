#include "field.h"
#include "flight.h"
#include "lanes_target.h"
#include "selection.h"

#include <math.h>

LANES void nichrome_sort_fates(
    nichrome_field field, nichrome_leg_law law, int64_t count, nichrome_electrons electrons, nichrome_legs legs,
    nichrome_fates *fates) {
  const double *restrict s = electrons.s, *restrict depth = electrons.depth, *restrict t = electrons.time;
  const double *restrict v = legs.v, *restrict a = legs.a, *restrict end = legs.end, *restrict used = legs.used;
  uint8_t simple[nichrome_block] = {0}, ends[nichrome_block] = {0};
  for (int64_t k = 0; k < count; k++) {
    /* Turning back, it may have met the scatterer before. */
    int dips = (v[k] < 0) & (v[k] + a[k] * t[k] > 0);
    /* Slow electrons fly through the screening layer in small legs. */
    int outside = ((end[k] >= law.layer) & (s[k] >= law.layer)) | (a[k] == 0);
    int inside = (end[k] > 0) & (end[k] < field.half_length);
    int stays = (s[k] < law.border) == (end[k] < law.border);
    simple[k] = (uint8_t)(inside & outside & stays & !dips);
    ends[k] = used[k] >= depth[k];
  }
  int32_t *restrict aloft = fates->aloft, *restrict relaxed = fates->relaxed, *restrict other = fates->other;
  int64_t flying = 0, done = 0, rest = 0;
  for (int64_t k = 0; k < count; k += 8) {
    uint32_t there = count - k < 8 ? (1u << (count - k)) - 1 : 255;
    uint32_t plain = packed(simple + k) & there, over = packed(ends + k);
    flying = append(aloft, flying, (int32_t)k, plain & ~over);
    done = append(relaxed, done, (int32_t)k, plain & over);
    rest = append(other, rest, (int32_t)k, ~plain & there);
  }
  fates->aloft_count = flying;
  fates->relaxed_count = done;
  fates->other_count = rest;
}

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
  for (int64_t i = 0; i < count; i++) {
    int32_t k = list[i];
    double probe = smaller(larger(found[i], 0), field.half_length);
    double way = probe - start[i];
    place from = locate(field, start[i], tag[k]), to = locate(field, probe, tag[k]);
    double mean = magnitude(way) < shortest_way ? potential(field, from)
                                                : (integral(field, to) - integral(field, from)) / way;
    kinetic[i] = larger(e[k] - mean, law.least);
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
