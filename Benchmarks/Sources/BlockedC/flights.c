#include "blocked.h"

#include <stdlib.h>

typedef struct {
  double v[block], a[block], end[block], length[block];
  int32_t aloft[block], relaxed[block], other[block];
  int aloft_count, relaxed_count, other_count;
} legs;

static void find_legs(const wire *w, columns e, int64_t first, int n, legs *legs) {
  const wire_setup *deck = &w->setup;
  const double *restrict s = e.s + first, *restrict energy = e.energy + first, *restrict time = e.time + first;
  const int32_t *restrict tag = e.tag + first;
  const double far = deck->half_length, spacing = far / deck->density_cells, inverse = 1 / spacing;
  const int32_t row = deck->density_cells + 1, last = deck->density_cells - 1;
  int32_t node[block];
  double fraction[block], here[block], way[block], probe[block], slope[block];
  for (int k = 0; k < n; k++) {
    int32_t i = (int32_t)(s[k] * inverse);
    i = i < last ? i : last;
    fraction[k] = s[k] * inverse - i;
    node[k] = i + (tag[k] & 1) * row;
  }
  for (int k = 0; k < n; k++) {
    const double *p = w->potential + node[k];
    here[k] = p[0];
    slope[k] = p[1] - p[0];
    way[k] = w->integral[node[k]];
  }
  for (int k = 0; k < n; k++) {
    way[k] += fraction[k] * spacing * (here[k] + 0.5 * fraction[k] * slope[k]);
    here[k] += slope[k] * fraction[k];
    double heading = tag[k] & 2 ? -1 : 1, kinetic = energy[k] - here[k];
    double end = s[k] + heading * sqrt(kinetic > 1e-9 ? kinetic : 1e-9) * time[k];
    probe[k] = end < 0 ? 0 : end > far ? far : end;
    int32_t i = (int32_t)(probe[k] * inverse);
    i = i < last ? i : last;
    fraction[k] = probe[k] * inverse - i;
    node[k] = i + (tag[k] & 1) * row;
  }
  double base[block], far_integral[block];
  for (int k = 0; k < n; k++) {
    const double *p = w->potential + node[k];
    base[k] = p[0];
    slope[k] = p[1] - p[0];
    far_integral[k] = w->integral[node[k]];
  }
  for (int k = 0; k < n; k++) {
    double heading = tag[k] & 2 ? -1 : 1, kinetic = energy[k] - here[k];
    double total = far_integral[k] + fraction[k] * spacing * (base[k] + 0.5 * fraction[k] * slope[k]) - way[k];
    double span = probe[k] - s[k], over = fabs(span) < 1e-6 ? 0 : 1 / span;
    double shift = over == 0 ? 0 : total * over - here[k];
    int is_fast = fabs(shift) < 0.05 * kinetic;
    double square = is_fast ? kinetic - shift : kinetic;
    double v = heading * sqrt(square > 1e-9 ? square : 1e-9), a = is_fast ? 0 : -shift * over;
    legs->v[k] = v;
    legs->a[k] = a;
    legs->end[k] = s[k] + (v + 0.5 * a * time[k]) * time[k];
    legs->length[k] = fabs(legs->end[k] - s[k]);
  }
}

static void sort_fates(const wire *w, columns e, int64_t first, int n, legs *legs) {
  int simple[block], ends[block], flying = 0, done = 0, rest = 0;
  const double *restrict depth = e.depth + first;
  for (int k = 0; k < n; k++) {
    simple[k] = (legs->end[k] > 0) & (legs->end[k] < w->setup.half_length) & (legs->a[k] == 0);
    ends[k] = legs->length[k] >= depth[k];
  }
  for (int k = 0; k < n; k++) {
    legs->aloft[flying] = legs->relaxed[done] = legs->other[rest] = k;
    flying += simple[k] & !ends[k];
    done += simple[k] & ends[k];
    rest += !simple[k];
  }
  legs->aloft_count = flying;
  legs->relaxed_count = done;
  legs->other_count = rest;
}

static void absorb(wire *w, double s, double energy, int32_t side, double sign) {
  int32_t cell = wire_cell(s, w->setup.cells, w->setup.half_length, side);
  w->absorbed[cell] += (int32_t)sign;
  w->absorbed_energy[cell] += sign * (energy - 1);
}

static void fly_alone(blocked_kernel *kernel, electron e) {
  wire *w = &kernel->cells;
  switch (fly(w, &e, &kernel->random)) {
  case aloft:
    if (kernel->single_count == kernel->single_capacity) {
      kernel->single_capacity *= 2;
      kernel->singles = realloc(kernel->singles, (size_t)kernel->single_capacity * sizeof(electron));
    }
    kernel->singles[kernel->single_count++] = e;
    break;
  case relaxed:
    absorb(w, e.s, e.energy, e.wire, e.sign);
    w->events++;
    break;
  case gone:
    mark(w, &e, w->setup.bins + 1, -1);
    w->entered[e.wire] -= e.sign;
  }
}

static void find(wire *w, double s, int32_t tag) {
  w->found[wire_cell(s, w->setup.density_cells, w->setup.half_length, tag & 1)] += tag & 4 ? -1 : 1;
}

static int64_t drift_block(blocked_kernel *kernel, int64_t first, int n, int64_t kept) {
  static legs legs;
  wire *w = &kernel->cells;
  columns e = kernel->electrons;
  find_legs(w, e, first, n, &legs);
  sort_fates(w, e, first, n, &legs);
  for (int i = 0; i < legs.relaxed_count; i++) {
    int64_t k = first + legs.relaxed[i];
    double place = e.s[k] + (legs.v[k - first] < 0 ? -e.depth[k] : e.depth[k]);
    absorb(w, place, e.energy[k], e.tag[k] & 1, e.tag[k] & 4 ? -1 : 1);
  }
  w->events += legs.relaxed_count;
  kernel->census.alone += legs.other_count;
  for (int i = 0; i < legs.other_count; i++) {
    int64_t k = first + legs.other[i];
    int32_t tag = e.tag[k];
    int16_t heading = tag & 2 ? -1 : 1, sign = tag & 4 ? -1 : 1;
    fly_alone(kernel, (electron){e.s[k], e.energy[k], e.depth[k], e.time[k], tag & 1, heading, sign});
  }
  for (int i = 0; i < legs.aloft_count; i++, kept++) {
    int64_t j = legs.aloft[i], k = first + j;
    find(w, legs.end[j], e.tag[k]);
    e.s[kept] = legs.end[j];
    e.energy[kept] = e.energy[k];
    e.depth[kept] = e.depth[k] - legs.length[j];
    e.tag[kept] = e.tag[k];
  }
  return kept;
}

void blocked_drift(blocked_kernel *kernel) {
  int64_t kept = 0, count = kernel->count;
  kernel->single_count = 0;
  for (int64_t first = 0; first < count; first += block) {
    kept = drift_block(kernel, first, (int)(count - first < block ? count - first : block), kept);
  }
  kernel->count = kept;
  blocked_room(kernel, kernel->single_count);
  columns to = kernel->electrons;
  for (int64_t i = 0; i < kernel->single_count; i++, kept++) {
    electron e = kernel->singles[i];
    to.s[kept] = e.s;
    to.energy[kept] = e.energy;
    to.depth[kept] = e.depth;
    to.tag[kept] = e.wire | (e.heading < 0 ? 2 : 0) | (e.sign < 0 ? 4 : 0);
    find(&kernel->cells, e.s, to.tag[kept]);
  }
  kernel->count = kept;
  for (int64_t k = 0; k < kept; k++) to.time[k] = kernel->cells.setup.time_step;
}
