#include "bound.h"

#include <stdlib.h>
#include <string.h>

static void put(void *column, int64_t k, double value, int is_single) {
  if (is_single) {
    ((float *)column)[k] = (float)value;
  } else {
    ((double *)column)[k] = value;
  }
}

void bound_init(bound_gas *gas, wire_setup setup, int64_t electrons, int is_single) {
  memset(gas, 0, sizeof *gas);
  wire_init(&gas->cells, setup);
  gas->random = (dice){.key = setup.seed};
  gas->count = gas->owed = electrons;
  /* The first interval's births make it three times as many at most. */
  int64_t capacity = 4 * electrons + 4096, nodes = 2 * (setup.density_cells + 1);
  void **of_electrons[] = {&gas->s, &gas->energy, &gas->depth, &gas->time};
  for (int i = 0; i < 4; i++) *of_electrons[i] = malloc((size_t)capacity * sizeof(double));
  gas->tag = malloc((size_t)capacity * sizeof(int32_t));
  gas->psi = malloc((size_t)nodes * sizeof(double));
  gas->integral = malloc((size_t)nodes * sizeof(double));
  for (int64_t k = 0; k < nodes; k++) {
    put(gas->psi, k, gas->cells.potential[k], is_single);
    put(gas->integral, k, gas->cells.integral[k], is_single);
  }
  dice *d = &gas->random;
  for (int64_t k = 0; k < capacity; k++) {
    put(gas->s, k, setup.half_length * uniform(d), is_single);
    put(gas->energy, k, 1 + setup.temperature * logistic(d), is_single);
    put(gas->depth, k, exponential(d), is_single);
    put(gas->time, k, setup.time_step, is_single);
    gas->tag[k] = (int32_t)(8 * uniform(d));
  }
}

void bound_free(bound_gas *gas) {
  wire_free(&gas->cells);
  void *all[] = {gas->s, gas->energy, gas->depth, gas->time, gas->psi, gas->integral, gas->tag};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) free(all[i]);
}
