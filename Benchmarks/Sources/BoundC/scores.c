#define real double
#include "parts.h"

#include "fly.h"

/* At random places of both wires, of both signs. */
void bound_absorptions(bound_gas *gas, int64_t count) {
  absorbed list = {.count = block};
  fill(&gas->random, list.place, block);
  for (int k = 0; k < block; k++) {
    list.place[k] *= gas->cells.setup.half_length;
    list.energy[k] = 1 + gas->cells.setup.temperature * list.place[k];
    list.tag[k] = k % 8;
  }
  for (int64_t first = 0; first < count; first += block) absorb(&gas->cells, &list);
}

void bound_densities(bound_gas *gas, int64_t count) {
  double s[block];
  int32_t tag[block];
  fill(&gas->random, s, block);
  for (int k = 0; k < block; k++) {
    s[k] *= gas->cells.setup.half_length;
    tag[k] = k % 8;
  }
  for (int64_t first = 0; first < count; first += block) find(&gas->cells, s, tag, block);
}

/* Electrons that would come to one of the ends half a mean free path away. */
void bound_alone(bound_gas *gas, int64_t count) {
  const wire_setup *deck = &gas->cells.setup;
  double way[block], energy[block], depth[block], side[block];
  for (int64_t first = 0; first < count; first += block) {
    /* A small part of the time. */
    fill(&gas->random, way, block);
    fill(&gas->random, energy, block);
    fill(&gas->random, depth, block);
    fill(&gas->random, side, block);
    for (int k = 0; k < block; k++) {
      int16_t heading = side[k] < 0.5 ? -1 : 1;
      double s = heading < 0 ? 0.5 * way[k] : deck->half_length - 0.5 * way[k];
      electron e = {.s = s, .energy = 1 + deck->temperature * energy[k], .depth = 0.5 + depth[k],
                    .time = deck->time_step, .wire = k & 1, .heading = heading, .sign = 1};
      fly(&gas->cells, &e, &gas->random);
    }
  }
}
