extension Landscape {
  /// The leg of a slow electron in a screening layer that holds electrons.
  ///
  /// One that turns, or falls from rest, goes as far as the field takes it: no farther than `layerLeg` either, and in the
  /// mean field of the way it really goes. A leg cut by its speed alone is a parabola across the whole layer there, in the
  /// weak field it starts in: the electron would be back late, and the layer short of time spent at the face.
  func heldLeg(_ electron: Electron, from here: Double, speed: Double, within time: Double) -> Leg {
    let s = electron.distance
    let (inner, outer) = stretch(s)
    let push = -0.5 * slope(electron.wire, s)
    let duration = min(time, (2 * layerLeg / max(abs(push), .leastNormalMagnitude)).squareRoot())
    let velocity = electron.heading * speed
    let end = min(max(s + (velocity + 0.5 * push * duration) * duration, inner), outer)
    let span = end - s
    let acceleration = abs(span) < 1e-6 ? push : (here - meanPotential(electron.wire, from: s, to: end)) / span
    return Leg(
      start: s, velocity: velocity, acceleration: acceleration, duration: duration, inner: inner, outer: outer)
  }
}
