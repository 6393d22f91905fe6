#include "blocked.h"

#include <stdlib.h>

static inline void put(columns to, int64_t k, double s, double energy, int32_t tag) {
  to.s[k] = s;
  to.energy[k] = energy;
  to.tag[k] = tag;
}

static void bear_pairs(blocked_kernel *kernel, int side, int64_t count) {
  wire *w = &kernel->cells;
  double half_length = w->setup.half_length, theta = w->setup.temperature, spacing = half_length / (double)count;
  int32_t outward = side == 1 ? 1 : 0 | 4, inward = side == 1 ? 1 | 2 | 4 : 2;
  double m0 = wire_reference(w, side, 0), slope = (wire_reference(w, side, half_length) - m0) / half_length;
  double place[block], energy[block];
  for (int64_t first = 0; first < count; first += block) {
    int64_t n = count - first < block ? count - first : block;
    fill_uniforms(&kernel->random, place, n);
    fill_logistics(&kernel->random, energy, n);
    kernel->census.logistics += n;
    for (int64_t k = 0; k < n; k++) {
      place[k] = spacing * ((double)(first + k) + place[k]);
      energy[k] = m0 + slope * place[k] + theta * energy[k];
    }
    blocked_room(kernel, 2 * n);
    int64_t next = kernel->count;
    for (int64_t k = 0; k < n; k++) {
      put(kernel->electrons, next, place[k], energy[k], outward);
      put(kernel->electrons, next + 1, place[k], energy[k], inward);
      next += energy[k] > potential_at(w, side, place[k]) ? 2 : 0;
    }
    kernel->count = next;
  }
}

static void bear_at_scatterer(blocked_kernel *kernel, int64_t count) {
  wire *w = &kernel->cells;
  double jump = w->setup.jump, level[block], energy[block], chance[block];
  for (int64_t first = 0; first < count; first += block) {
    int64_t n = count - first < block ? count - first : block;
    fill_uniforms(&kernel->random, level, n);
    fill_logistics(&kernel->random, energy, n);
    kernel->census.logistics += n;
    fill_uniforms(&kernel->random, chance, n);
    blocked_room(kernel, 2 * n);
    for (int64_t k = 0; k < n; k++) {
      double e = 1 + jump * (((double)(first + k) + level[k]) / (double)count - 0.5) + w->setup.temperature * energy[k];
      if (chance[k] >= w->setup.transmission || e <= w->potential[0]) continue;
      for (int32_t side = 0; side < 2; side++) {
        put(kernel->electrons, kernel->count++, 0, e, side == 1 ? 1 : 4);
        electron born = {.energy = e, .wire = side, .heading = 1, .sign = side == 1 ? 1 : -1};
        pass_face(w, &born, 1);
      }
    }
  }
}

static void enter(blocked_kernel *kernel, int32_t side, double energy, int sign) {
  wire *w = &kernel->cells;
  blocked_room(kernel, 1);
  put(kernel->electrons, kernel->count++, w->setup.half_length, energy, side | 2 | (sign < 0 ? 4 : 0));
  electron in = {.energy = energy, .wire = side, .sign = (int16_t)sign};
  mark(w, &in, w->setup.bins + 1, 1);
}

static void exchange(blocked_kernel *kernel, int32_t side) {
  wire *w = &kernel->cells;
  const wire_setup *deck = &w->setup;
  double slope = 0.5 * deck->current, m = wire_reference(w, side, deck->half_length), depth[block], energy[block];
  double shift = w->deviation[(side + 1) * deck->cells - 1];
  int sign = side == 0 ? 1 : -1;
  int64_t count = wire_take(&w->entry_rest[side], slope * deck->time_step / deck->weight);
  for (int64_t first = 0; first < count; first += block) {
    int64_t n = count - first < block ? count - first : block;
    fill_uniforms(&kernel->random, depth, n);
    fill_logistics(&kernel->random, energy, n);
    kernel->census.logistics += n;
    for (int64_t k = 0; k < n; k++) {
      depth[k] = -log(((double)(first + k) + depth[k]) / (double)count);
      energy[k] = m + shift + sign * slope * depth[k] + deck->temperature * energy[k];
    }
    for (int64_t k = 0; k < n; k++) enter(kernel, side, energy[k], sign);
  }
  w->entered[side] += sign * count;
  for (int64_t k = 0; k < llabs(w->extra[side]); k++) {
    double mu = m + shift * uniform(&kernel->random);
    enter(kernel, side, mu + deck->temperature * logistic(&kernel->random), w->extra[side] < 0 ? -1 : 1);
  }
}

void blocked_bear(blocked_kernel *kernel) {
  wire *w = &kernel->cells;
  double per_step = w->setup.time_step / w->setup.weight;
  for (int side = 0; side < 2; side++) {
    bear_pairs(kernel, side, wire_take(&w->pair_rest[side], 0.5 * w->setup.current * per_step * w->setup.half_length));
  }
  bear_at_scatterer(kernel, wire_take(&w->scatterer_rest, w->setup.jump * per_step));
  for (int side = 0; side < 2; side++) exchange(kernel, side);
}
