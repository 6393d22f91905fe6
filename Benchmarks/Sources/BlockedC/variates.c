#include "blocked.h"

void fill_uniforms(dice *d, double *restrict x, int64_t count) {
  uint64_t key = d->key, epoch = d->epoch, first = d->next;
  for (int64_t k = 0; k < count / 2; k++) {
    philox_words words = philox(key, epoch, first + (uint64_t)k);
    x[2 * k] = open_unit(words.first);
    x[2 * k + 1] = open_unit(words.second);
  }
  d->next += (uint64_t)count / 2;
  if (count % 2 == 1) x[count - 1] = open_unit(philox(key, epoch, d->next++).first);
}

void fill_logistics(dice *d, double *restrict x, int64_t count) {
  fill_uniforms(d, x, count);
  for (int64_t k = 0; k < count; k++) x[k] = log(x[k] / (1 - x[k]));
}

void fill_exponentials(dice *d, double *restrict x, int64_t count) {
  fill_uniforms(d, x, count);
  for (int64_t k = 0; k < count; k++) x[k] = -log(x[k]);
}
