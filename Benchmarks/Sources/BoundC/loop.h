/* One field interval of the gas; `real` is double or float, `STEP` the name of the function. */
#include "sort.h"

/* Legs at the speed of the mean potential on the way; mirrors at both ends. */
static void find_legs(const bound_gas *gas, places from, const real *restrict time, legs *restrict to) {
  const real far = (real)gas->cells.setup.half_length, least = (real)1e-9, short_way = (real)1e-6;
  const real *restrict s = from.s, *restrict energy = from.energy, *restrict depth = from.depth;
  const int32_t *restrict tag = from.tag;
  real probe[block], psi[block], way[block], other[block], far_way[block];
  look_up(gas, s, tag, psi, way);
  for (int k = 0; k < block; k++) {
    real heading = tag[k] & 2 ? -1 : 1, kinetic = energy[k] - psi[k];
    real end = s[k] + heading * sqrt(kinetic > least ? kinetic : least) * time[k];
    probe[k] = end < 0 ? 0 : end > far ? far : end;
  }
  look_up(gas, probe, tag, other, far_way);
  for (int k = 0; k < block; k++) {
    real heading = tag[k] & 2 ? -1 : 1, span = probe[k] - s[k];
    real kinetic = energy[k] - (far_way[k] - way[k]) / (fabs(span) < short_way ? short_way : span);
    real length = sqrt(kinetic > least ? kinetic : least) * time[k];
    real end = s[k] + heading * length, place = s[k] + heading * depth[k];
    to->end[k] = end < 0 ? -end : end > far ? 2 * far - end : end;
    to->place[k] = place < 0 ? -place : place > far ? 2 * far - place : place;
    to->left[k] = depth[k] - length;
    to->energy[k] = energy[k];
    to->tag[k] = tag[k] ^ (end < 0 || end > far ? 2 : 0);
  }
}

static int64_t drift(bound_gas *gas, places from, const real *time, places to, int64_t kept) {
  legs legs;
  absorbed list;
  int64_t before = kept;
  find_legs(gas, from, time, &legs);
  kept = sort(&legs, to, kept, &list);
  absorb(&gas->cells, &list);
  find(&gas->cells, to.s + before, to.tag + before, kept - before);
  gas->events += list.count;
  gas->owed += list.count;
  gas->flights += block;
  return kept;
}

/* A block born in pairs, of depths and instants of their own. */
static void bear(bound_gas *gas, places born, real *restrict time) {
  enum { pairs = block / 2 };
  const wire_setup *deck = &gas->cells.setup;
  const real m0 = (real)(wire_reference(&gas->cells, 0, 0) - 1), slope = (real)(0.5 * deck->current);
  const real length = (real)deck->half_length, theta = (real)deck->temperature, step = (real)deck->time_step;
  real *restrict s = born.s, *restrict energy = born.energy, *restrict depth = born.depth;
  int32_t *restrict tag = born.tag;
  fill(&gas->random, s, pairs);
  fill(&gas->random, energy, pairs);
  fill(&gas->random, depth, block);
  fill(&gas->random, time, block);
  for (int k = 0; k < pairs; k++) {
    real side = k & 1 ? -1 : 1;
    s[k] *= length;
    energy[k] = 1 + side * (m0 + slope * s[k]) + theta * log(energy[k] / (1 - energy[k]));
    s[pairs + k] = s[k];
    energy[pairs + k] = energy[k];
    tag[k] = k & 1 ? 1 : 4;
    tag[pairs + k] = k & 1 ? 1 | 2 | 4 : 2;
  }
  for (int k = 0; k < block; k++) {
    depth[k] = -log(depth[k]);
    time[k] *= step;
  }
}

/* What does not fill a block at the end of the columns is born anew. */
void STEP(bound_gas *gas) {
  real s[block], energy[block], depth[block], time[block];
  int32_t tag[block];
  places all = {gas->s, gas->energy, gas->depth, gas->tag}, born = {s, energy, depth, tag};
  int64_t kept = 0, veterans = gas->count / block * block;
  gas->owed += gas->count - veterans;
  int64_t births = gas->owed / block;
  gas->owed -= births * block;
  for (int64_t k = 0; k < veterans; k += block) {
    kept = drift(gas, (places){all.s + k, all.energy + k, all.depth + k, all.tag + k}, gas->time, all, kept);
  }
  for (int64_t k = 0; k < births; k++) {
    bear(gas, born, time);
    kept = drift(gas, born, time, all, kept);
  }
  gas->count = kept;
}
