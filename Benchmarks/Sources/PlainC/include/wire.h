/* What the kernels in plain C share: the deck, and everything that is counted per cell. Names and equations are those
   of docs/method.md; distances are from the scatterer, wire 0 is the left one. */
#ifndef BENCHMARK_WIRE_H
#define BENCHMARK_WIRE_H

#include <stdint.h>

/* A neutral pair of wires with a constant mean free path and a constant T, in reduced units. */
typedef struct {
  double half_length, temperature, transmission, current, weight, time_step, memory;
  /* Of the reference at the scatterer; iota (1 - T)/T if it is the solution. */
  double jump;
  /* Of each wire: relaxation cells, cells of density and potential, bins. */
  int32_t cells, density_cells, bins;
  uint64_t seed;
} wire_setup;

enum { wire_levels = 64 };

typedef struct {
  wire_setup setup;
  /* psi at equal distances along each wire, and its integral from the face on. */
  double *potential, *integral;
  /* Of this step: net carriers absorbed per cell, found per density cell at the end, let in through the contacts. */
  int32_t *absorbed, *found;
  int64_t entered[2];
  /* Since `wire_clear`: net carriers absorbed per cell, energy from 1 absorbed and emitted. */
  int64_t *absorbed_sum;
  double *absorbed_energy, *emitted_energy;
  /* Absorptions and emissions, and electrons aloft summed over the steps. */
  int64_t events, particle_steps;
  /* What the cells emit in the next step: net carriers, mu - m and its slope, slope of the rate per half cell. */
  int32_t *net;
  double *rate, *deviation, *deviation_slope, *tilt;
  double *density;
  /* What lies between two ends of a block tells the fluxes; crossings at scatterer and contact. */
  double *aloft, *aloft_energy, *crossings, *crossing_energy;
  double face_rate[2], face_inverse_speed[2];
  double attempts[wire_levels], transmissions[wire_levels], expected[wire_levels];
  /* Births not yet whole, electrons that keep the current, and what is owed. */
  double pair_rest[2], scatterer_rest, entry_rest[2], owed[2];
  int64_t extra[2];
  int64_t step;
} wire;

void wire_init(wire *w, wire_setup setup);
void wire_free(wire *w);
void wire_clear(wire *w);
void wire_begin_step(wire *w);
/* Renews mu, nu and the contacts from what the step counted. */
void wire_end_step(wire *w, int64_t aloft);

/* m(z), with a jump at the scatterer and the slope iota/2. */
static inline double wire_reference(const wire *w, int wire, double s) {
  double shift = 0.5 * w->setup.jump + 0.5 * w->setup.current * s;
  return wire == 0 ? 1 + shift : 1 - shift;
}

/* A rate turned into whole numbers whose sum never strays from its mean by one. */
static inline int64_t wire_take(double *rest, double rate) {
  *rest += rate;
  int64_t whole = (int64_t)*rest;
  *rest -= (double)whole;
  return whole;
}

static inline int32_t wire_cell(double s, int32_t cells, double half_length, int wire) {
  int32_t cell = (int32_t)(s * (cells / half_length));
  return (cell < cells ? cell : cells - 1) + wire * cells;
}

#endif
