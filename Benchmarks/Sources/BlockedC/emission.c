#include "blocked.h"

#include <stdlib.h>

/* Electrons are first listed by cell, then drawn by the block. */
typedef struct {
  int32_t cell[block];
  int n;
} batch;

static void emit_batch(blocked_kernel *kernel, batch *list) {
  wire *w = &kernel->cells;
  const wire_setup *deck = &w->setup;
  double spacing = deck->half_length / deck->cells;
  double tilt[block], centre[block], width[block], slope[block], place[block], part[block], energy[block], way[block];
  int n = list->n;
  fill_uniforms(&kernel->random, place, n);
  fill_uniforms(&kernel->random, part, n);
  fill_uniforms(&kernel->random, way, n);
  fill_logistics(&kernel->random, energy, n);
  for (int k = 0; k < n; k++) {
    int32_t cell = list->cell[k];
    tilt[k] = w->tilt[cell];
    width[k] = w->deviation[cell];
    slope[k] = w->deviation_slope[cell];
    centre[k] = (cell % deck->cells + 0.5) * spacing;
  }
  double m0 = wire_reference(w, 0, 0) - 1, m1 = wire_reference(w, 0, 1) - 1 - m0;
  for (int k = 0; k < n; k++) {
    double disc = 1 - tilt[k] * (2 - tilt[k] - 4 * place[k]), safe = fabs(tilt[k]) < 1e-6 ? 1 : tilt[k];
    double xi = fabs(tilt[k]) < 1e-6 ? 2 * place[k] - 1 : (sqrt(disc > 0 ? disc : 0) - 1) / safe;
    double s = centre[k] + 0.5 * spacing * (xi < -1 ? -1 : xi > 1 ? 1 : xi);
    double side = list->cell[k] < deck->cells ? 1 : -1;
    energy[k] = 1 + side * (m0 + m1 * s) + (width[k] + slope[k] * (s - centre[k])) * part[k]
                + deck->temperature * energy[k];
    place[k] = s;
  }
  blocked_room(kernel, n);
  for (int k = 0; k < n; k++) {
    int32_t cell = list->cell[k], side = cell >= deck->cells, sign = w->net[cell] < 0 ? -1 : 1;
    while (energy[k] <= potential_at(w, side, place[k])) {
      energy[k] = wire_reference(w, side, place[k]) + width[k] * uniform(&kernel->random)
                  + deck->temperature * logistic(&kernel->random);
    }
    int64_t next = kernel->count + k;
    kernel->electrons.s[next] = place[k];
    kernel->electrons.energy[next] = energy[k];
    kernel->electrons.tag[next] = side | (way[k] < 0.5 ? 0 : 2) | (sign < 0 ? 4 : 0);
    w->emitted_energy[cell] += sign * (energy[k] - 1);
  }
  kernel->count += n;
  w->events += n;
  kernel->census.emitted += n;
  kernel->census.logistics += n;
  list->n = 0;
}

void blocked_emit(blocked_kernel *kernel) {
  wire *w = &kernel->cells;
  batch list = {.n = 0};
  for (int cell = 0; cell < 2 * w->setup.cells; cell++) {
    for (int k = abs(w->net[cell]); k > 0; k--) {
      list.cell[list.n++] = cell;
      if (list.n == block) emit_batch(kernel, &list);
    }
  }
  if (list.n > 0) emit_batch(kernel, &list);
}
