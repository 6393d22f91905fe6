/* The step of the engine in plain C: electron by electron, an array of structures, the C library's logarithm. */
#ifndef BENCHMARK_PLAIN_H
#define BENCHMARK_PLAIN_H

#include "fly.h"
#include "wire.h"

typedef struct {
  wire cells;
  dice random;
  electron *electrons;
  int64_t count, capacity;
} plain_kernel;

void plain_init(plain_kernel *kernel, wire_setup setup);
void plain_free(plain_kernel *kernel);
/* One field interval. */
void plain_step(plain_kernel *kernel);
/* Counts what is aloft in each bin, as at the end of a block. */
void plain_count_aloft(plain_kernel *kernel);

#endif
