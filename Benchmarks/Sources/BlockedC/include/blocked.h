/* The same step in C for vector registers: structure of arrays, blocks of short loops without branches, and the flags that
   let a compiler do with the arithmetic as it pleases (-ffast-math, the machine's own instructions, a vector logarithm). */
#ifndef BENCHMARK_BLOCKED_H
#define BENCHMARK_BLOCKED_H

#include "fly.h"
#include "wire.h"

/* Bit 0 of a tag is the wire, bit 1 is set on the way to the scatterer, bit 2 for a negative sign. */
typedef struct {
  double *s, *energy, *depth, *time;
  int32_t *tag;
} columns;

enum { block = 512 };

/* Flights, and those of them flown one by one; births, re-emissions among them; logistic variates, Philox's counters. */
typedef struct {
  int64_t flights, alone, born, emitted, logistics, counters;
} blocked_census;

typedef struct {
  wire cells;
  dice random;
  columns electrons;
  int64_t count, capacity;
  /* What has been done, for those who ask how many of each an event stands for. */
  blocked_census census;
  /* Survivors of flights one by one. */
  electron *singles;
  int64_t single_count, single_capacity;
} blocked_kernel;

void blocked_init(blocked_kernel *kernel, wire_setup setup);
void blocked_free(blocked_kernel *kernel);
void blocked_step(blocked_kernel *kernel);
void blocked_count_aloft(blocked_kernel *kernel);

/* Parts of a step, by file. */
void blocked_room(blocked_kernel *kernel, int64_t extra);
void blocked_bear(blocked_kernel *kernel);
void blocked_emit(blocked_kernel *kernel);
void blocked_drift(blocked_kernel *kernel);
void fill_uniforms(dice *d, double *x, int64_t count);
void fill_logistics(dice *d, double *x, int64_t count);
void fill_exponentials(dice *d, double *x, int64_t count);

#endif
