#include "blocked.h"

#include <stdlib.h>
#include <string.h>

static columns make_columns(int64_t capacity) {
  size_t bytes = (size_t)capacity * sizeof(double);
  int32_t *tags = malloc((size_t)capacity * sizeof(int32_t));
  return (columns){malloc(bytes), malloc(bytes), malloc(bytes), malloc(bytes), tags};
}

static void free_columns(columns old) {
  free(old.s);
  free(old.energy);
  free(old.depth);
  free(old.time);
  free(old.tag);
}

void blocked_init(blocked_kernel *kernel, wire_setup setup) {
  memset(kernel, 0, sizeof *kernel);
  wire_init(&kernel->cells, setup);
  kernel->random = (dice){.key = setup.seed};
  kernel->capacity = 1 << 16;
  kernel->electrons = make_columns(kernel->capacity);
  kernel->single_capacity = 1 << 10;
  kernel->singles = malloc((size_t)kernel->single_capacity * sizeof(electron));
}

void blocked_free(blocked_kernel *kernel) {
  wire_free(&kernel->cells);
  free_columns(kernel->electrons);
  free(kernel->singles);
}

void blocked_room(blocked_kernel *kernel, int64_t extra) {
  if (kernel->count + extra <= kernel->capacity) return;
  int64_t capacity = 2 * kernel->capacity + extra;
  columns old = kernel->electrons, new = make_columns(capacity);
  size_t bytes = (size_t)kernel->count * sizeof(double);
  memcpy(new.s, old.s, bytes);
  memcpy(new.energy, old.energy, bytes);
  memcpy(new.depth, old.depth, bytes);
  memcpy(new.time, old.time, bytes);
  memcpy(new.tag, old.tag, (size_t)kernel->count * sizeof(int32_t));
  free_columns(old);
  kernel->electrons = new;
  kernel->capacity = capacity;
}

void blocked_step(blocked_kernel *kernel) {
  wire_begin_step(&kernel->cells);
  kernel->random = (dice){.key = kernel->random.key, .epoch = (uint64_t)kernel->cells.step};
  int64_t veterans = kernel->count;
  blocked_bear(kernel);
  blocked_emit(kernel);
  int64_t born = kernel->count - veterans;
  double *time = kernel->electrons.time + veterans, step = kernel->cells.setup.time_step;
  fill_exponentials(&kernel->random, kernel->electrons.depth + veterans, born);
  fill_uniforms(&kernel->random, time, born);
  for (int64_t k = 0; k < born; k++) time[k] *= step;
  kernel->census.born += born;
  kernel->census.flights += kernel->count;
  blocked_drift(kernel);
  kernel->census.counters += (int64_t)kernel->random.next;
  wire_end_step(&kernel->cells, kernel->count);
}

void blocked_count_aloft(blocked_kernel *kernel) {
  wire *w = &kernel->cells;
  for (int64_t k = 0; k < kernel->count; k++) {
    int32_t tag = kernel->electrons.tag[k];
    int32_t bin = wire_cell(kernel->electrons.s[k], w->setup.bins, w->setup.half_length, tag & 1);
    double sign = tag & 4 ? -1 : 1;
    w->aloft[bin] += sign;
    w->aloft_energy[bin] += sign * (kernel->electrons.energy[k] - 1);
  }
}
