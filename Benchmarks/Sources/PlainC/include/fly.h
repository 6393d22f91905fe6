/* One electron through whatever it meets in its time. */
#ifndef BENCHMARK_FLY_H
#define BENCHMARK_FLY_H

#include "dice.h"
#include "wire.h"

typedef struct {
  double s, energy, depth, time;
  int32_t wire;
  /* +1 away from the scatterer, -1 towards it. */
  int16_t heading;
  int16_t sign;
} electron;

static inline double potential_at(const wire *w, int side, double s) {
  int32_t cells = w->setup.density_cells;
  double t = s * (cells / w->setup.half_length);
  int32_t i = (int32_t)t < cells ? (int32_t)t : cells - 1;
  const double *p = w->potential + side * (cells + 1) + i;
  return p[0] + (p[1] - p[0]) * (t - i);
}

static inline double integral_at(const wire *w, int side, double s) {
  int32_t cells = w->setup.density_cells;
  double spacing = w->setup.half_length / cells, t = s / spacing;
  int32_t i = (int32_t)t < cells ? (int32_t)t : cells - 1;
  double f = t - i;
  const double *p = w->potential + side * (cells + 1) + i;
  return w->integral[side * (cells + 1) + i] + f * spacing * (p[0] + 0.5 * f * (p[1] - p[0]));
}

/* Where a path begins (+1) or ends (-1): `place` 0 is the scatterer, bins + 1 the contact. */
static inline void mark(wire *w, const electron *e, int32_t place, int direction) {
  int32_t at = e->wire * (w->setup.bins + 2) + place;
  w->crossings[at] += direction * e->sign;
  w->crossing_energy[at] += direction * e->sign * (e->energy - 1);
}

static inline void pass_face(wire *w, const electron *e, int direction) {
  mark(w, e, 0, direction);
  double kinetic = e->energy - w->potential[e->wire * (w->setup.density_cells + 1)];
  w->face_rate[e->wire] += e->sign;
  w->face_inverse_speed[e->wire] += kinetic < 2e-5 ? 0 : e->sign / sqrt(kinetic);
}

static inline void meet_scatterer(wire *w, electron *e, dice *d) {
  pass_face(w, e, -1);
  double spread = 12 * w->setup.temperature + w->setup.jump, lowest = 1 - spread < 0 ? 0 : 1 - spread;
  double level = (e->energy - lowest) * ((double)wire_levels / (1 + spread - lowest));
  int at = level < 0 ? 0 : level > wire_levels - 1 ? wire_levels - 1 : (int)level;
  double beyond = w->potential[(1 - e->wire) * (w->setup.density_cells + 1)];
  double probability = e->energy > beyond ? w->setup.transmission : 0;
  w->attempts[at] += 1;
  w->expected[at] += probability;
  if (uniform(d) < probability) {
    w->transmissions[at] += 1;
    e->wire = 1 - e->wire;
  }
  e->s = 0;
  e->heading = 1;
  pass_face(w, e, 1);
}

enum fate { aloft, relaxed, gone };

/* Legs at the speed of the mean potential on the way; parabolas for slow electrons, cut where they turn. */
static inline enum fate fly(wire *w, electron *e, dice *d) {
  const double far = w->setup.half_length;
  double time = e->time;
  for (int legs = 0; legs < 10000; legs++) {
    double here = potential_at(w, e->wire, e->s);
    double kinetic = e->energy - here > 1e-9 ? e->energy - here : 1e-9, speed = sqrt(kinetic);
    double probe = e->s + e->heading * speed * time;
    probe = probe < 0 ? 0 : probe > far ? far : probe;
    double span = probe - e->s;
    double shift =
        fabs(span) < 1e-6 ? 0 : (integral_at(w, e->wire, probe) - integral_at(w, e->wire, e->s)) / span - here;
    int is_fast = fabs(shift) < 0.05 * kinetic;
    double v = e->heading * (is_fast ? sqrt(kinetic - shift) : speed), a = is_fast || span == 0 ? 0 : -shift / span;
    double flown = a != 0 && v * a < 0 && fabs(v) < fabs(a) * time ? -v / a : time;
    double end = e->s + (v + 0.5 * a * flown) * flown;
    if (end <= 0 || end >= far) {
      double way = (end <= 0 ? 0 : far) - e->s, root = v * v + 2 * a * way;
      double hit = way == 0 ? 0 : 2 * way / (v + copysign(sqrt(root > 0 ? root : 0), v));
      flown = hit < flown ? hit : flown;
      end = end <= 0 ? 0 : far;
    }
    double length = fabs(end - e->s);
    if (length >= e->depth) {
      e->s += v < 0 ? -e->depth : e->depth;
      return relaxed;
    }
    e->depth -= length;
    time -= flown;
    e->s = end;
    e->heading = v + a * flown < 0 || (v < 0 && v + a * flown == 0) ? -1 : 1;
    if (a != 0 && end > 0 && end < far && flown == -v / a) e->heading = v < 0 ? 1 : -1;
    if (end == far) return gone;
    if (end == 0) meet_scatterer(w, e, d);
    if (time <= 0) return aloft;
  }
  return relaxed;
}

#endif
