#include "plain.h"

#include <stdlib.h>

void plain_init(plain_kernel *kernel, wire_setup setup) {
  wire_init(&kernel->cells, setup);
  kernel->random = (dice){.key = setup.seed};
  kernel->count = 0;
  kernel->capacity = 1 << 16;
  kernel->electrons = malloc((size_t)kernel->capacity * sizeof(electron));
}

void plain_free(plain_kernel *kernel) {
  wire_free(&kernel->cells);
  free(kernel->electrons);
}

/* Takes off at a random instant of the step. */
static inline void bear(plain_kernel *kernel, int side, double s, double energy, int heading, int sign) {
  if (kernel->count == kernel->capacity) {
    kernel->capacity *= 2;
    kernel->electrons = realloc(kernel->electrons, (size_t)kernel->capacity * sizeof(electron));
  }
  double depth = exponential(&kernel->random), time = kernel->cells.setup.time_step * uniform(&kernel->random);
  kernel->electrons[kernel->count++] =
      (electron){s, energy, depth, time, side, (int16_t)heading, (int16_t)sign};
}

/* -v m' (-F') in the wires, and T [F(E - m_L) - F(E - m_R)] at the scatterer. */
static void bear_pairs(plain_kernel *kernel) {
  wire *w = &kernel->cells;
  const wire_setup *deck = &w->setup;
  dice *d = &kernel->random;
  double per_step = deck->time_step / deck->weight;
  for (int side = 0; side < 2; side++) {
    int64_t count = wire_take(&w->pair_rest[side], 0.5 * deck->current * per_step * deck->half_length);
    int outward = side == 1 ? 1 : -1;
    for (int64_t k = 0; k < count; k++) {
      double s = deck->half_length * ((double)k + uniform(d)) / (double)count;
      double energy = wire_reference(w, side, s) + deck->temperature * logistic(d);
      if (energy <= potential_at(w, side, s)) continue;
      bear(kernel, side, s, energy, 1, outward);
      bear(kernel, side, s, energy, -1, -outward);
    }
  }
  double jump = deck->jump;
  int64_t count = wire_take(&w->scatterer_rest, jump * per_step);
  for (int64_t k = 0; k < count; k++) {
    double energy = 1 + jump * (((double)k + uniform(d)) / (double)count - 0.5) + deck->temperature * logistic(d);
    if (uniform(d) >= deck->transmission || energy <= w->potential[0]) continue;
    for (int side = 0; side < 2; side++) {
      bear(kernel, side, 0, energy, 1, side == 1 ? 1 : -1);
      pass_face(w, &kernel->electrons[kernel->count - 1], 1);
    }
  }
}

/* The drift distribution of the bulk comes in, at the mu of the last cell; thermal electrons keep the current. */
static void exchange(plain_kernel *kernel) {
  wire *w = &kernel->cells;
  const wire_setup *deck = &w->setup;
  dice *d = &kernel->random;
  double far = deck->half_length, slope = 0.5 * deck->current;
  for (int side = 0; side < 2; side++) {
    int sign = side == 0 ? 1 : -1;
    double m = wire_reference(w, side, far), shift = w->deviation[(side + 1) * deck->cells - 1];
    int64_t count = wire_take(&w->entry_rest[side], slope * deck->time_step / deck->weight);
    for (int64_t k = 0; k < count; k++) {
      double gained = -slope * log(((double)k + uniform(d)) / (double)count);
      bear(kernel, side, far, m + shift + sign * gained + deck->temperature * logistic(d), -1, sign);
      mark(w, &kernel->electrons[kernel->count - 1], deck->bins + 1, 1);
    }
    w->entered[side] += sign * count;
    int64_t extra = w->extra[side];
    for (int64_t k = 0; k < llabs(extra); k++) {
      bear(kernel, side, far, m + shift * uniform(d) + deck->temperature * logistic(d), -1, extra < 0 ? -1 : 1);
      mark(w, &kernel->electrons[kernel->count - 1], deck->bins + 1, 1);
    }
  }
}

/* F(E - mu) - F(E - m): the net number absorbed in each cell comes back. */
static void emit(plain_kernel *kernel) {
  wire *w = &kernel->cells;
  const wire_setup *deck = &w->setup;
  dice *d = &kernel->random;
  double spacing = deck->half_length / deck->cells;
  for (int cell = 0; cell < 2 * deck->cells; cell++) {
    int side = cell / deck->cells, net = w->net[cell], count = abs(net), sign = net < 0 ? -1 : 1;
    double tilt = w->tilt[cell], centre = (cell % deck->cells + 0.5) * spacing, sum = 0;
    for (int k = 0; k < count; k++) {
      double u = uniform(d), disc = 1 - tilt * (2 - tilt - 4 * u);
      double xi = fabs(tilt) < 1e-6 ? 2 * u - 1 : (sqrt(disc > 0 ? disc : 0) - 1) / tilt;
      double s = centre + 0.5 * spacing * fmin(fmax(xi, -1), 1);
      double width = w->deviation[cell] + w->deviation_slope[cell] * (s - centre), energy;
      do {
        energy = wire_reference(w, side, s) + width * uniform(d) + deck->temperature * logistic(d);
      } while (energy <= potential_at(w, side, s));
      bear(kernel, side, s, energy, uniform(d) < 0.5 ? 1 : -1, sign);
      sum += energy - 1;
    }
    w->emitted_energy[cell] += sign * sum;
    w->events += count;
  }
}

static void drift(plain_kernel *kernel) {
  wire *w = &kernel->cells;
  const wire_setup *deck = &w->setup;
  int64_t kept = 0;
  for (int64_t k = 0; k < kernel->count; k++) {
    electron e = kernel->electrons[k];
    enum fate fate = fly(w, &e, &kernel->random);
    if (fate == aloft) {
      w->found[wire_cell(e.s, deck->density_cells, deck->half_length, e.wire)] += e.sign;
      e.time = deck->time_step;
      kernel->electrons[kept++] = e;
    } else if (fate == relaxed) {
      int32_t cell = wire_cell(e.s, deck->cells, deck->half_length, e.wire);
      w->absorbed[cell] += e.sign;
      w->absorbed_energy[cell] += e.sign * (e.energy - 1);
      w->events++;
    } else {
      mark(w, &e, deck->bins + 1, -1);
      w->entered[e.wire] -= e.sign;
    }
  }
  kernel->count = kept;
}

void plain_step(plain_kernel *kernel) {
  wire_begin_step(&kernel->cells);
  kernel->random = (dice){.key = kernel->random.key, .epoch = (uint64_t)kernel->cells.step};
  bear_pairs(kernel);
  exchange(kernel);
  emit(kernel);
  drift(kernel);
  wire_end_step(&kernel->cells, kernel->count);
}

void plain_count_aloft(plain_kernel *kernel) {
  wire *w = &kernel->cells;
  for (int64_t k = 0; k < kernel->count; k++) {
    const electron *e = &kernel->electrons[k];
    int32_t bin = wire_cell(e->s, w->setup.bins, w->setup.half_length, e->wire);
    w->aloft[bin] += e->sign;
    w->aloft_energy[bin] += e->sign * (e->energy - 1);
  }
}
