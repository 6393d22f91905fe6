/* A block sorted by fate: survivors go on in the columns, absorbed ones in a list, without a branch. */
#include "pack.h"

typedef struct {
  real *s, *energy, *depth;
  int32_t *tag;
} places;

static inline int64_t sort(const legs *from, places to, int64_t kept, absorbed *list) {
  const uint32_t all = (uint32_t)((1ull << lanes) - 1);
  int32_t done = 0;
  for (int k = 0; k < block; k += lanes) {
    uint32_t ends = ended(from->left + k), goes_on = ends ^ all;
    pack(to.s + kept, goes_on, from->end + k);
    pack(to.energy + kept, goes_on, from->energy + k);
    pack(to.depth + kept, goes_on, from->left + k);
    pack_tags(to.tag + kept, goes_on, from->tag + k);
    pack(list->place + done, ends, from->place + k);
    pack(list->energy + done, ends, from->energy + k);
    pack_tags(list->tag + done, ends, from->tag + k);
    done += __builtin_popcount(ends);
    kept += __builtin_popcount(goes_on);
  }
  list->count = done;
  return kept;
}
