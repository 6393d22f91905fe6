#include "wire.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void wire_init(wire *w, wire_setup setup) {
  memset(w, 0, sizeof *w);
  w->setup = setup;
  size_t cells = 2 * (size_t)setup.cells, density = 2 * (size_t)setup.density_cells + 2, bins = 2 * (size_t)setup.bins;
  w->potential = calloc(density, sizeof(double));
  w->integral = calloc(density, sizeof(double));
  w->density = calloc(density, sizeof(double));
  w->found = calloc(density, sizeof(int32_t));
  w->absorbed = calloc(cells, sizeof(int32_t));
  w->net = calloc(cells, sizeof(int32_t));
  w->absorbed_sum = calloc(cells, sizeof(int64_t));
  double **of_cells[] = {&w->absorbed_energy, &w->emitted_energy,  &w->rate,
                         &w->deviation,       &w->deviation_slope, &w->tilt};
  for (size_t i = 0; i < sizeof of_cells / sizeof *of_cells; i++) *of_cells[i] = calloc(cells, sizeof(double));
  double **of_bins[] = {&w->aloft, &w->aloft_energy, &w->crossings, &w->crossing_energy};
  for (size_t i = 0; i < sizeof of_bins / sizeof *of_bins; i++) *of_bins[i] = calloc(bins + 4, sizeof(double));
  w->pair_rest[0] = w->pair_rest[1] = w->scatterer_rest = w->entry_rest[0] = w->entry_rest[1] = 0.5;
  /* Neutral wires far from the scatterer: psi = mu - 1. */
  double spacing = setup.half_length / setup.density_cells;
  for (int side = 0; side < 2; side++) {
    int32_t first = side * (setup.density_cells + 1);
    double *psi = w->potential + first, *sum = w->integral + first;
    for (int i = 0; i <= setup.density_cells; i++) {
      psi[i] = wire_reference(w, side, i * spacing) - 1;
      if (i > 0) sum[i] = sum[i - 1] + 0.5 * spacing * (psi[i - 1] + psi[i]);
    }
  }
}

void wire_free(wire *w) {
  void *all[] = {w->potential, w->integral,        w->density,        w->found,     w->absorbed,  w->net,
                 w->rate,      w->absorbed_energy, w->emitted_energy, w->deviation, w->aloft,     w->deviation_slope,
                 w->tilt,      w->absorbed_sum,    w->aloft_energy,   w->crossings, w->crossing_energy};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) free(all[i]);
}

void wire_clear(wire *w) {
  for (int cell = 0; cell < 2 * w->setup.cells; cell++) {
    w->absorbed_sum[cell] = 0;
    w->absorbed_energy[cell] = w->emitted_energy[cell] = 0;
  }
}

void wire_begin_step(wire *w) {
  memset(w->absorbed, 0, 2 * (size_t)w->setup.cells * sizeof(int32_t));
  memset(w->found, 0, 2 * (size_t)w->setup.density_cells * sizeof(int32_t));
  w->face_rate[0] = w->face_rate[1] = w->face_inverse_speed[0] = w->face_inverse_speed[1] = 0;
  w->entered[0] = w->entered[1] = 0;
  w->step++;
}

/* Central differences, one-sided at the ends. */
static double change(const double *values, int j, int count) {
  int before = j > 0 ? j - 1 : j, after = j < count - 1 ? j + 1 : j;
  return (values[after] - values[before]) / (after - before);
}

void wire_end_step(wire *w, int64_t aloft) {
  const wire_setup *deck = &w->setup;
  double spacing = deck->half_length / deck->cells, remembered = deck->memory * (double)w->step * deck->time_step;
  double gain = deck->time_step / (remembered > 2 ? remembered : 2);
  double per_carrier = deck->weight / (deck->time_step * spacing);
  w->particle_steps += aloft;
  for (int cell = 0; cell < 2 * deck->cells; cell++) {
    w->net[cell] = w->absorbed[cell];
    w->absorbed_sum[cell] += w->absorbed[cell];
    w->rate[cell] += gain * (w->absorbed[cell] * per_carrier - w->rate[cell]);
    /* 2 (mu - m) = rate where the band bottom is full. */
    w->deviation[cell] = 0.5 * w->rate[cell];
  }
  for (int cell = 0; cell < 2 * deck->cells; cell++) {
    int j = cell % deck->cells, first = cell - j;
    double tilt = w->rate[cell] != 0 ? 0.5 * change(w->rate + first, j, deck->cells) / w->rate[cell] : 0;
    w->tilt[cell] = tilt < -1 ? -1 : tilt > 1 ? 1 : tilt;
    w->deviation_slope[cell] = change(w->deviation + first, j, deck->cells) / spacing;
  }
  double per_length = 0.5 * deck->weight * deck->density_cells / deck->half_length;
  for (int cell = 0; cell < 2 * deck->density_cells; cell++) {
    w->density[cell] += gain * (w->found[cell] * per_length - w->density[cell]);
  }
  for (int side = 0; side < 2; side++) {
    double along = side == 0 ? 1 : -1, entered = (double)(w->entered[side] + w->extra[side]);
    w->owed[side] += deck->current * deck->time_step / deck->weight - along * entered;
    w->extra[side] = (int64_t)rint(along * w->owed[side]);
  }
}
