#include "field.h"
#include "flight.h"
#include "lanes_target.h"
#include "selection.h"

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
