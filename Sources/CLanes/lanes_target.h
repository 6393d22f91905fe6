/* Functions marked LANES exist once for each instruction set. Contraction to fused multiply-adds is off in all of them. */
#ifndef NICHROME_LANES_TARGET_H
#define NICHROME_LANES_TARGET_H

/* The choice is made while the program is loaded, before the thread sanitizer is there to watch it: one version there. */
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define NICHROME_SANITIZED_THREADS
#endif
#endif

/* AVX-512 would be no gain where arrays are looked up, which its compilers turn into gathers, and those are slow.
   Functions marked WIDE_LANES only do arithmetic and have a version for it. */
#if defined(__x86_64__) && defined(__linux__) && !defined(NICHROME_SANITIZED_THREADS)
#define LANES __attribute__((target_clones("arch=x86-64-v3", "default")))
#define WIDE_LANES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define LANES
#define WIDE_LANES
#endif

/* Helpers of such functions, or they would be compiled for the plain processor. */
#define INLINE static inline __attribute__((always_inline))

#pragma STDC FP_CONTRACT OFF

#endif
