#include "field.h"
#include "flight.h"
#include "lanes_target.h"

/* Loops are split where an array is looked up: what is left of them vectorises on any processor. */
LANES void nichrome_find_legs(
    nichrome_field field, nichrome_leg_law law, int64_t count, nichrome_electrons electrons, nichrome_legs legs) {
  const double *restrict s = electrons.s, *restrict e = electrons.energy, *restrict t = electrons.time;
  const uint8_t *restrict tag = electrons.tag;
  double *restrict v = legs.v, *restrict a = legs.a, *restrict end = legs.end;
  const double near = smaller(law.border, field.half_length);
  int32_t node[nichrome_block];
  double fraction[nichrome_block], here[nichrome_block], way[nichrome_block];
  for (int64_t k = 0; k < count; k++) {
    place at = locate(field, s[k], tag[k]);
    node[k] = (int32_t)at.node;
    fraction[k] = at.fraction;
  }
  for (int64_t k = 0; k < count; k++) {
    place at = {node[k], fraction[k]};
    here[k] = potential(field, at);
    way[k] = integral(field, at);
  }
  /* The end at the present speed: the potential is averaged up to there. */
  for (int64_t k = 0; k < count; k++) {
    double heading = tag[k] & 2 ? -1.0 : 1.0;
    double probe = s[k] + heading * larger(root(larger(e[k] - here[k], law.least)), law.slowest) * t[k];
    double inner = s[k] < law.border ? 0 : law.border;
    double outer = s[k] < law.border ? near : field.half_length;
    end[k] = smaller(larger(probe, inner), outer);
    place at = locate(field, end[k], tag[k]);
    node[k] = (int32_t)at.node;
    fraction[k] = at.fraction;
  }
  for (int64_t k = 0; k < count; k++) {
    place at = {node[k], fraction[k]};
    way[k] = integral(field, at) - way[k];
  }
  for (int64_t k = 0; k < count; k++) {
    double heading = tag[k] & 2 ? -1.0 : 1.0;
    double kinetic = e[k] - here[k];
    double span = end[k] - s[k];
    double inverse = magnitude(span) < shortest_way ? 0 : 1 / span;
    double shift = inverse == 0 ? 0 : way[k] * inverse - here[k];
    int is_fast = magnitude(shift) < law.fast_share * kinetic;
    double speed = heading * larger(root(larger(is_fast ? kinetic - shift : kinetic, law.least)), law.slowest);
    double bend = is_fast ? 0 : -shift * inverse;
    v[k] = speed;
    a[k] = bend;
    end[k] = s[k] + (speed + 0.5 * bend * t[k]) * t[k];
  }
}
