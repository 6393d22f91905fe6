/* Writes those chosen of as many numbers as a register holds one after another, and rubbish behind them. A set bit of a
   mask stands for one that is chosen; `ended` finds those with no depth left. */
#include "parts.h"

#if defined(__AVX512F__) && defined(__AVX512VL__)
#include <immintrin.h>

enum { lanes = 64 / sizeof(real) };

static inline uint32_t ended(const real *left) {
  if (lanes == 8) return _mm512_cmp_pd_mask(_mm512_loadu_pd(left), _mm512_setzero_pd(), _CMP_LE_OQ);
  return _mm512_cmp_ps_mask(_mm512_loadu_ps(left), _mm512_setzero_ps(), _CMP_LE_OQ);
}

static inline void pack(real *to, uint32_t chosen, const real *from) {
  if (lanes == 8) {
    _mm512_storeu_pd(to, _mm512_maskz_compress_pd((__mmask8)chosen, _mm512_loadu_pd(from)));
  } else {
    _mm512_storeu_ps(to, _mm512_maskz_compress_ps((__mmask16)chosen, _mm512_loadu_ps(from)));
  }
}

static inline void pack_tags(int32_t *to, uint32_t chosen, const int32_t *from) {
  if (lanes == 8) {
    _mm256_storeu_epi32(to, _mm256_maskz_compress_epi32((__mmask8)chosen, _mm256_loadu_epi32(from)));
  } else {
    _mm512_storeu_epi32(to, _mm512_maskz_compress_epi32((__mmask16)chosen, _mm512_loadu_epi32(from)));
  }
}

#elif defined(__AVX2__) && defined(__BMI2__)
#include <immintrin.h>

enum { lanes = 32 / sizeof(real) };

static inline uint32_t ended(const real *left) {
  const void *from = left;
  if (lanes == 4) {
    __m256d is_over = _mm256_cmp_pd(_mm256_loadu_pd(from), _mm256_setzero_pd(), _CMP_LE_OQ);
    return (uint32_t)_mm256_movemask_pd(is_over);
  }
  return (uint32_t)_mm256_movemask_ps(_mm256_cmp_ps(_mm256_loadu_ps(from), _mm256_setzero_ps(), _CMP_LE_OQ));
}

/* Numbers of the bits set, a byte each. */
static inline __m128i set_bits(uint32_t chosen) {
  uint64_t bytes = _pdep_u64(chosen, 0x0101010101010101) * 0xff;
  return _mm_cvtsi64_si128((int64_t)_pext_u64(0x0706050403020100, bytes));
}

static inline void pack_words(void *to, uint32_t chosen, const void *from) {
  __m256i order = _mm256_cvtepu8_epi32(set_bits(chosen));
  _mm256_storeu_si256(to, _mm256_permutevar8x32_epi32(_mm256_loadu_si256(from), order));
}

static inline void pack(real *to, uint32_t chosen, const real *from) {
  /* A double is two words. */
  pack_words(to, lanes == 4 ? _pdep_u32(chosen, 0x55) * 3 : chosen, from);
}

static inline void pack_tags(int32_t *to, uint32_t chosen, const int32_t *from) {
  if (lanes == 8) {
    pack_words(to, chosen, from);
  } else {
    __m128i order = _mm_cvtepu8_epi32(set_bits(chosen));
    _mm_storeu_ps((float *)to, _mm_permutevar_ps(_mm_loadu_ps((const float *)from), order));
  }
}

#else

enum { lanes = 1 };

static inline uint32_t ended(const real *left) { return *left <= 0; }

static inline void pack(real *to, uint32_t chosen, const real *from) { *to = *from; }

static inline void pack_tags(int32_t *to, uint32_t chosen, const int32_t *from) { *to = *from; }

#endif
