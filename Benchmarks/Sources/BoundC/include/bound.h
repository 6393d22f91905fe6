/* What no implementation of a relaxation event can do without: one loop that does it all and nothing else, in double
   and in single precision, and its operations one at a time. Written like BlockedC and compiled with its flags. */
#ifndef BENCHMARK_BOUND_H
#define BENCHMARK_BOUND_H

#include "dice.h"
#include "wire.h"

/* Electrons between two mirrors in each wire. As many as are absorbed in a field interval are born in pairs in the
   next one, so that the gas stays as it is without contacts, scatterer and re-emission. Columns and potential are of
   doubles or floats. */
typedef struct {
  wire cells;
  dice random;
  void *s, *energy, *depth, *time, *psi, *integral;
  int32_t *tag;
  int64_t count;
  /* Electrons yet to be born; absorptions and flights so far. */
  int64_t owed, events, flights;
} bound_gas;

void bound_init(bound_gas *gas, wire_setup setup, int64_t electrons, int is_single);
void bound_free(bound_gas *gas);

/* One field interval. */
void bound_step(bound_gas *gas);
void bound_step_single(bound_gas *gas);

/* Operations in double precision, each done `count` times, on what is in the nearest cache but for `bound_columns`. */
void bound_uniforms(bound_gas *gas, int64_t count);
void bound_logarithms(bound_gas *gas, int64_t count);
void bound_logistics(bound_gas *gas, int64_t count);
void bound_columns(bound_gas *gas, int64_t count);
void bound_roots(bound_gas *gas, int64_t count);
void bound_lookups(bound_gas *gas, int64_t count);
void bound_fates(bound_gas *gas, int64_t count);
void bound_absorptions(bound_gas *gas, int64_t count);
void bound_densities(bound_gas *gas, int64_t count);

/* What the loop leaves out: flights that come to the scatterer or a contact, one by one as in PlainC. */
void bound_alone(bound_gas *gas, int64_t count);

#endif
