/* Parts of the loop, of which the operations are made too; `real` is double or float. */
#include "bound.h"

#include <string.h>
#include <tgmath.h>

enum { block = 256 };

/* A block's legs: where they end and with what depth left, or where the electrons are absorbed before. */
typedef struct {
  real end[block], place[block], left[block], energy[block];
  int32_t tag[block];
} legs;

/* Room for sixteen more, for those who write so many at a time. */
typedef struct {
  real place[block + 16], energy[block + 16];
  int32_t tag[block + 16], count;
} absorbed;

/* The same number as `open_unit`, without converting an integer, which takes AVX-512. */
static inline double unit(uint64_t bits) {
  uint64_t above_one = bits >> 12 | 0x3ff0000000000000;
  double x;
  memcpy(&x, &above_one, sizeof x);
  return x - (1 - 0x1p-53);
}

/* Those of a counter's two (single precision: four) uniforms that come first for all counters, then the next ones. */
static inline void fill(dice *d, real *restrict x, int64_t count) {
  uint64_t key = d->key, epoch = d->epoch, first = d->next;
  int64_t n = sizeof(real) == sizeof(double) ? count / 2 : count / 4;
  for (int64_t k = 0; k < n; k++) {
    philox_words words = philox(key, epoch, first + (uint64_t)k);
    if (sizeof(real) == sizeof(double)) {
      x[k] = (real)unit(words.first);
      x[n + k] = (real)unit(words.second);
    } else {
      x[k] = ((real)(int32_t)((uint32_t)words.first >> 9) + (real)0.5) * (real)0x1p-23;
      x[n + k] = ((real)(int32_t)(words.first >> 41) + (real)0.5) * (real)0x1p-23;
      x[2 * n + k] = ((real)(int32_t)((uint32_t)words.second >> 9) + (real)0.5) * (real)0x1p-23;
      x[3 * n + k] = ((real)(int32_t)(words.second >> 41) + (real)0.5) * (real)0x1p-23;
    }
  }
  d->next += (uint64_t)n;
}

/* psi and its integral at the places of a block. */
static inline void look_up(const bound_gas *gas, const real *restrict s, const int32_t *restrict tag,
                           real *restrict psi, real *restrict integral) {
  const real spacing = (real)(gas->cells.setup.half_length / gas->cells.setup.density_cells), inverse = 1 / spacing;
  const int32_t row = gas->cells.setup.density_cells + 1, last = row - 2;
  const real *restrict nodes = gas->psi, *restrict sums = gas->integral;
  int32_t node[block];
  real fraction[block], slope[block];
  for (int k = 0; k < block; k++) {
    int32_t i = (int32_t)(s[k] * inverse);
    i = i < last ? i : last;
    fraction[k] = s[k] * inverse - (real)i;
    node[k] = i + (tag[k] & 1) * row;
  }
  /* Gathers would be slower. */
#pragma clang loop vectorize(disable)
  for (int k = 0; k < block; k++) {
    psi[k] = nodes[node[k]];
    slope[k] = nodes[node[k] + 1] - psi[k];
    integral[k] = sums[node[k]];
  }
  for (int k = 0; k < block; k++) {
    integral[k] += fraction[k] * spacing * (psi[k] + (real)0.5 * fraction[k] * slope[k]);
    psi[k] += fraction[k] * slope[k];
  }
}

/* Adds energy from 1 and number to the cells, with the signs of the electrons. */
static inline void absorb(wire *w, const absorbed *list) {
  const real inverse = (real)(w->setup.cells / w->setup.half_length);
  const int32_t cells = w->setup.cells, n = list->count;
  int32_t cell[block], sign[block], *restrict number = w->absorbed;
  double energy[block], *restrict sum = w->absorbed_energy;
  for (int k = 0; k < n; k++) {
    cell[k] = (int32_t)(list->place[k] * inverse) + (list->tag[k] & 1) * cells;
    sign[k] = list->tag[k] & 4 ? -1 : 1;
    energy[k] = sign[k] * (list->energy[k] - 1);
  }
  for (int k = 0; k < n; k++) number[cell[k]] += sign[k];
  for (int k = 0; k < n; k++) sum[cell[k]] += energy[k];
}

/* Counts a block or less of electrons where they are. */
static inline void find(wire *w, const real *restrict s, const int32_t *restrict tag, int64_t count) {
  const real inverse = (real)(w->setup.density_cells / w->setup.half_length);
  const int32_t cells = w->setup.density_cells;
  int32_t cell[block], sign[block], *restrict found = w->found;
  for (int64_t k = 0; k < count; k++) {
    cell[k] = (int32_t)(s[k] * inverse) + (tag[k] & 1) * cells;
    sign[k] = tag[k] & 4 ? -1 : 1;
  }
  for (int64_t k = 0; k < count; k++) found[cell[k]] += sign[k];
}
