/* Free flight of many electrons at once: leg by leg the same as `Flight` does with one. */
#ifndef NICHROME_FLIGHT_H
#define NICHROME_FLIGHT_H

#include <stdint.h>

/* Most electrons at once. */
enum { nichrome_block = 256 };

/* A potential energy along both wires, linear between nodes at s = (i - 1/2) spacing, one row of nodes a wire. */
typedef struct {
  const double *nodes;
  /* Integral over s from the first node of the row to each node. */
  const double *integrals;
  int64_t row;
  double spacing;
  double inverse_spacing;
  double half_length;
} nichrome_field;

/* What decides the shape of a leg and where it ends. */
typedef struct {
  /* Kinetic energies below this count as this. */
  double least;
  /* Those slower than this fly at this speed. */
  double slowest;
  /* A leg is fast where its mean potential is nearer to that at its start than this share of the kinetic energy. */
  double fast_share;
  /* Exponent s of the mean free path v^s. */
  double exponent;
  /* Depth of the screening layer. */
  double layer;
  /* Where the unit changes. */
  double border;
} nichrome_leg_law;

/* Electrons before their flight: distance from the scatterer, energy, optical depth left, time to fly. Bit 0 of a tag is the
   wire, bit 1 is set for an electron on its way to the scatterer. */
typedef struct {
  const double *s, *energy, *depth, *time;
  const uint8_t *tag;
} nichrome_electrons;

/* Legs s(t) = s + v t + a t^2/2. */
typedef struct {
  double *v, *a, *end;
  /* Optical depth. */
  double *used;
} nichrome_legs;

/* Indices of electrons by what their legs come to, in order. Each list has room for a block. */
typedef struct {
  int32_t *aloft, *relaxed, *other;
  int64_t aloft_count, relaxed_count, other_count;
} nichrome_fates;

/* A fast electron has the speed that belongs to the mean potential on its way, another moves on a parabola in the mean field.
   Fills v, a and end. */
void nichrome_find_legs(
    nichrome_field field, nichrome_leg_law law, int64_t count, nichrome_electrons electrons, nichrome_legs legs);

/* Sorts electrons by the fate of their legs: aloft at the end, relaxed on the way, or anything else. */
void nichrome_sort_fates(
    nichrome_field field, nichrome_leg_law law, int64_t count, nichrome_electrons electrons, nichrome_legs legs,
    nichrome_fates *fates);

/* Where listed electrons use up their optical depth. On a fast leg int ds/l = |s - a| (E - psi)^(-exponent/2) with the mean
   potential up to there. */
void nichrome_find_relaxations(
    nichrome_field field, nichrome_leg_law law, int64_t count, const int32_t *list, nichrome_electrons electrons,
    nichrome_legs legs, double *place);

#endif
