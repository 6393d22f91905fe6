#define real double
#include "sort.h"

/* What a loop has found must be seen to be wanted, or compilers leave it out. */
static void want(void *result) { __asm__ volatile("" : : "r"(result) : "memory"); }

void bound_uniforms(bound_gas *gas, int64_t count) {
  double x[block];
  for (int64_t first = 0; first < count; first += block) {
    fill(&gas->random, x, block);
    want(x);
  }
}

void bound_logarithms(bound_gas *gas, int64_t count) {
  double x[block], y[block];
  fill(&gas->random, x, block);
  for (int64_t first = 0; first < count; first += block) {
    want(x);
    for (int k = 0; k < block; k++) y[k] = -log(x[k]);
    want(y);
  }
}

void bound_logistics(bound_gas *gas, int64_t count) {
  double x[block], y[block];
  fill(&gas->random, x, block);
  for (int64_t first = 0; first < count; first += block) {
    want(x);
    for (int k = 0; k < block; k++) y[k] = log(x[k] / (1 - x[k]));
    want(y);
  }
}

/* Place, energy, depth and tag of all electrons, read and written in place. */
void bound_columns(bound_gas *gas, int64_t count) {
  double *restrict s = gas->s, *restrict energy = gas->energy, *restrict depth = gas->depth;
  int32_t *restrict tag = gas->tag;
  int64_t n = 0;
  for (int64_t first = 0; first < count; first += n) {
    n = count - first < gas->count ? count - first : gas->count;
    for (int64_t k = 0; k < n; k++) {
      s[k] = -s[k];
      energy[k] = -energy[k];
      depth[k] = -depth[k];
      tag[k] = ~tag[k];
    }
    want(s);
  }
}

/* Of a leg: the speed here, the speed at the mean potential on the way, one over the way. */
void bound_roots(bound_gas *gas, int64_t count) {
  double x[block], v[block], w[block], over[block];
  fill(&gas->random, x, block);
  for (int64_t first = 0; first < count; first += block) {
    want(x);
    for (int k = 0; k < block; k++) {
      v[k] = sqrt(x[k]);
      w[k] = sqrt(1 - x[k]);
      over[k] = 1 / x[k];
    }
    want(v), want(w), want(over);
  }
}

void bound_lookups(bound_gas *gas, int64_t count) {
  double s[block], psi[block], integral[block];
  fill(&gas->random, s, block);
  for (int k = 0; k < block; k++) s[k] *= gas->cells.setup.half_length;
  for (int64_t first = 0; first < count; first += block) {
    want(s);
    look_up(gas, s, gas->tag, psi, integral);
    want(psi), want(integral);
  }
}

/* With a third absorbed. */
void bound_fates(bound_gas *gas, int64_t count) {
  legs legs;
  absorbed list;
  double s[block + 8], energy[block + 8], depth[block + 8];
  int32_t tag[block + 8];
  fill(&gas->random, legs.left, block);
  for (int k = 0; k < block; k++) {
    legs.left[k] -= 1.0 / 3;
    legs.end[k] = legs.place[k] = legs.energy[k] = k;
    legs.tag[k] = 0;
  }
  for (int64_t first = 0; first < count; first += block) {
    want(&legs);
    sort(&legs, (places){s, energy, depth, tag}, 0, &list);
    want(s), want(energy), want(depth), want(tag), want(&list);
  }
}
