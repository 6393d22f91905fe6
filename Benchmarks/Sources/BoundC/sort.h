/* A block sorted by fate: survivors go on in the columns, absorbed ones in a list, without a branch. */
#include "parts.h"

typedef struct {
  real *s, *energy, *depth;
  int32_t *tag;
} places;

#if defined(__AVX512F__) && defined(__AVX512VL__)
#include <immintrin.h>

/* Writes those chosen one after another, and as much rubbish behind them as there are others. */
static inline void pack(real *to, uint32_t chosen, const real *from) {
  if (sizeof(real) == sizeof(double)) {
    _mm512_storeu_pd(to, _mm512_maskz_compress_pd((__mmask8)chosen, _mm512_loadu_pd(from)));
  } else {
    _mm512_storeu_ps(to, _mm512_maskz_compress_ps((__mmask16)chosen, _mm512_loadu_ps(from)));
  }
}

static inline void pack_tags(int32_t *to, uint32_t chosen, const int32_t *from) {
  if (sizeof(real) == sizeof(double)) {
    _mm256_storeu_epi32(to, _mm256_maskz_compress_epi32((__mmask8)chosen, _mm256_loadu_epi32(from)));
  } else {
    _mm512_storeu_epi32(to, _mm512_maskz_compress_epi32((__mmask16)chosen, _mm512_loadu_epi32(from)));
  }
}

static inline uint32_t ended(const real *left) {
  if (sizeof(real) == sizeof(double)) {
    return _mm512_cmp_pd_mask(_mm512_loadu_pd(left), _mm512_setzero_pd(), _CMP_LE_OQ);
  }
  return _mm512_cmp_ps_mask(_mm512_loadu_ps(left), _mm512_setzero_ps(), _CMP_LE_OQ);
}

static inline int64_t sort(const legs *from, places to, int64_t kept, absorbed *list) {
  enum { lanes = 64 / sizeof(real) };
  int32_t done = 0;
  for (int k = 0; k < block; k += lanes) {
    uint32_t ends = ended(from->left + k);
    pack(to.s + kept, ~ends, from->end + k);
    pack(to.energy + kept, ~ends, from->energy + k);
    pack(to.depth + kept, ~ends, from->left + k);
    pack_tags(to.tag + kept, ~ends, from->tag + k);
    pack(list->place + done, ends, from->place + k);
    pack(list->energy + done, ends, from->energy + k);
    pack_tags(list->tag + done, ends, from->tag + k);
    done += __builtin_popcount(ends);
    kept += lanes - __builtin_popcount(ends);
  }
  list->count = done;
  return kept;
}

#else

static inline int64_t sort(const legs *from, places to, int64_t kept, absorbed *list) {
  int32_t done = 0;
  for (int k = 0; k < block; k++) {
    int ends = from->left[k] <= 0;
    to.s[kept] = from->end[k];
    to.depth[kept] = from->left[k];
    to.energy[kept] = list->energy[done] = from->energy[k];
    to.tag[kept] = list->tag[done] = from->tag[k];
    list->place[done] = from->place[k];
    done += ends;
    kept += !ends;
  }
  list->count = done;
  return kept;
}

#endif
