/// Left side of the Boltzmann equation.
extension Chunk {
  /// All electrons fly their time, in branch-free blocks up to what they meet. Those that have met something go on behind
  /// the others with the time they have left; the last few fly one by one.
  func drift(in flight: Flight) {
    quicken()
    var flown = Flown()
    var first = 0
    while electrons.count - first > Self.fewest {
      let count = electrons.count
      for start in stride(from: first, to: count, by: FlightBlock.size) where !isHalted {
        drift(from: start, count: min(FlightBlock.size, count - start), in: flight, &flown)
      }
      first = count
    }
    for index in first..<electrons.count where !isHalted {
      flyAlone((electrons.columns[index], electrons.columns.duration[index]), in: flight, &flown)
    }
    tally.events += flown.relaxed
    electrons.truncate(to: flown.kept)
    for electron in flown.survivors { electrons.append(electron, flying: duration) }
    electrons.columns.duration.update(repeating: duration, count: flown.kept)
  }

  @inline(__always) var isHalted: Bool { halt?.isSet == true }

  /// Electrons for which a block is no gain.
  private static var fewest: Int { 24 }

  /// What has become of the electrons so far.
  private struct Flown {
    /// Those aloft, at the beginning of the columns.
    var kept = 0
    /// Those aloft after flying one by one.
    var survivors: [Electron] = []
    var relaxed = 0
  }

  /// Gives the electrons born in this step an optical depth, and the rest of the step from a random instant on; those that
  /// have both already keep them.
  private func quicken() {
    let emitted = emitted ?? electrons.count..<electrons.count
    quicken(quickened..<emitted.lowerBound)
    quicken(emitted.upperBound..<electrons.count)
  }

  private func quicken(_ born: Range<Int>) {
    random.fillExponential(electrons.columns.depth + born.lowerBound, born.count)
    let time = electrons.columns.duration + born.lowerBound
    random.fillUniform(time, born.count)
    for k in 0..<born.count { time[k] *= duration }
  }

  private func drift(from start: Int, count: Int, in flight: Flight, _ flown: inout Flown) {
    // Each may end up as `farUnit` electrons behind the others.
    let columns = electrons.room(for: count * grain.farUnit)
    var solution = block.solve(columns, from: start, count: count, in: flight.landscape)
    let scores = tally.flights
    var end = electrons.count
    if let thinning = flight.landscape.thinning {
      end = solution.thin(by: thinning, in: flight.landscape, into: columns, from: end, using: random)
    }
    solution.absorb(scoring: scores)
    flown.relaxed += solution.relaxedCount
    var siblings: [Flight.Item] = []
    for i in 0..<solution.otherCount {
      var (electron, time) = solution.original(i)
      guard let leg = solution.leg(i, in: flight.landscape) else {
        flyAlone((electron, time), in: flight, &flown)
        continue
      }
      let fate = flight.follow(
        leg, &electron, time: &time, scoring: tally, across: border, siblings: &siblings, using: random)
      if let fate {
        settle(fate, electron, in: flight.landscape, &flown)
      } else {
        columns[end] = electron
        columns.duration[end] = time
        end += 1
      }
      while !siblings.isEmpty {
        let item = siblings.removeLast()
        columns[end] = item.electron
        columns.duration[end] = item.duration
        end += 1
      }
    }
    electrons.extend(to: end)
    // Last, since it writes over the block.
    solution.land(in: columns, from: flown.kept, scoring: scores, in: flight.landscape)
    flown.kept += solution.aloftCount
  }

  /// Flies one electron, and those it is split into, through whatever they meet.
  private func flyAlone(_ item: Flight.Item, in flight: Flight, _ flown: inout Flown) {
    var next = item
    var siblings: [Flight.Item] = []
    while true {
      let fate = flight.fly(
        &next.electron, for: next.duration, scoring: tally, across: border, siblings: &siblings, using: random)
      settle(fate, next.electron, in: flight.landscape, &flown)
      guard let sibling = siblings.popLast() else { return }
      next = sibling
    }
  }

  private func settle(
    _ fate: Flight.Fate, _ electron: Electron, in landscape: Landscape, _ flown: inout Flown
  ) {
    switch fate {
    case .aloft:
      flown.survivors.append(electron)
      tally.flights.find(electron, in: landscape)
    case .relaxed:
      tally.flights.absorb(electron)
      flown.relaxed += 1
    case .left:
      let unit = grain.unit(electron.distance)
      tally.mark(electron, at: tally.bins.count, -1, unit: unit)
      tally.exited.start[electron.wire] += unit * Int(electron.sign)
    case .merged: break
    }
  }
}
