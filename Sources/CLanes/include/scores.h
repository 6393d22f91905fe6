/* What the flights of a block leave behind. */
#ifndef NICHROME_SCORES_H
#define NICHROME_SCORES_H

#include "flight.h"

/* Equal cells along each wire, the second wire's behind the first one's. */
typedef struct {
  double inverse_spacing;
  int32_t count;
} nichrome_cells;

/* What an electron counts for within the border, and beyond it. */
typedef struct {
  double border;
  int32_t near;
  int32_t far;
} nichrome_units;

/* Where electrons' columns are written. */
typedef struct {
  double *s, *energy, *depth;
  uint8_t *tag;
} nichrome_columns;

/* Writes those of the `aloft` list at the ends of their legs to the columns, in order, and adds their carriers to the cells
   they are in. The columns may be the electrons' own from an earlier place on. */
void nichrome_land(
    nichrome_cells cells, nichrome_units units, int64_t count, nichrome_electrons electrons, nichrome_legs legs,
    nichrome_fates fates, nichrome_columns columns, int32_t *found);

/* Adds carriers and their energy from 1 of those of the `relaxed` list to the cells in which they relax. */
void nichrome_absorb(
    nichrome_cells cells, nichrome_units units, nichrome_electrons electrons, nichrome_fates fates,
    const double *place, int32_t *absorbed, double *energy);

/* Adds carriers of any number of electrons and their energy from 1 to the bins they are in. */
void nichrome_count_aloft(
    nichrome_cells bins, nichrome_units units, int64_t count, nichrome_electrons electrons, double *aloft,
    double *energy);

#endif
