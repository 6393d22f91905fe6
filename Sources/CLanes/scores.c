#include "scores.h"
#include "field.h"
#include "lanes_target.h"

INLINE int32_t cell(nichrome_cells cells, double s, uint8_t tag) {
  double t = smaller(larger(s * cells.inverse_spacing, 0), cells.count - 1);
  return (int32_t)t + (tag & 1) * cells.count;
}

INLINE int32_t carriers(nichrome_units units, double s, uint8_t tag) {
  int32_t unit = s < units.border ? units.near : units.far;
  return tag & 4 ? -unit : unit;
}

LANES void nichrome_land(
    nichrome_cells cells, nichrome_units units, int64_t count, nichrome_electrons electrons, nichrome_legs legs,
    nichrome_fates fates, nichrome_columns columns, int32_t *restrict found) {
  int32_t at[nichrome_block], number[nichrome_block];
  double depth[nichrome_block];
  uint8_t tag[nichrome_block];
  const double *v = legs.v, *a = legs.a, *end = legs.end, *t = electrons.time;
  for (int64_t k = 0; k < count; k++) {
    at[k] = cell(cells, end[k], electrons.tag[k]);
    number[k] = carriers(units, end[k], electrons.tag[k]);
  }
  for (int64_t k = 0; k < count; k++) {
    depth[k] = electrons.depth[k] - legs.used[k];
    tag[k] = (electrons.tag[k] & 5) | (v[k] + a[k] * t[k] < 0 ? 2 : 0);
  }
  for (int64_t i = 0; i < fates.aloft_count; i++) {
    int32_t k = fates.aloft[i];
    columns.s[i] = end[k];
    columns.energy[i] = electrons.energy[k];
    columns.depth[i] = depth[k];
    columns.tag[i] = tag[k];
    found[at[k]] += number[k];
  }
}

LANES void nichrome_absorb(
    nichrome_cells cells, nichrome_units units, nichrome_electrons electrons, nichrome_fates fates,
    const double *restrict place, int32_t *restrict absorbed, double *restrict energy) {
  int32_t at[nichrome_block], number[nichrome_block];
  double excess[nichrome_block];
  for (int64_t i = 0; i < fates.relaxed_count; i++) {
    int32_t k = fates.relaxed[i];
    at[i] = cell(cells, place[i], electrons.tag[k]);
    number[i] = carriers(units, place[i], electrons.tag[k]);
    excess[i] = number[i] * (electrons.energy[k] - 1);
  }
  for (int64_t i = 0; i < fates.relaxed_count; i++) {
    absorbed[at[i]] += number[i];
    energy[at[i]] += excess[i];
  }
}

LANES void nichrome_count_aloft(
    nichrome_cells bins, nichrome_units units, int64_t count, nichrome_electrons electrons, double *restrict aloft,
    double *restrict energy) {
  int32_t at[nichrome_block];
  double number[nichrome_block], excess[nichrome_block];
  for (int64_t first = 0; first < count; first += nichrome_block) {
    int64_t n = count - first < nichrome_block ? count - first : nichrome_block;
    const double *restrict s = electrons.s + first, *restrict e = electrons.energy + first;
    const uint8_t *restrict tag = electrons.tag + first;
    for (int64_t k = 0; k < n; k++) {
      at[k] = cell(bins, s[k], tag[k]);
      number[k] = carriers(units, s[k], tag[k]);
      excess[k] = number[k] * (e[k] - 1);
    }
    for (int64_t k = 0; k < n; k++) {
      aloft[at[k]] += number[k];
      energy[at[k]] += excess[k];
    }
  }
}
