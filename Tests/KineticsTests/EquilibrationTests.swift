import Foundation
import NichromeKinetics
import NichromeModel
import NichromeNumerics
import Testing

/// What brings a run to its steady state and decides that it is there.
@Suite("Equilibration") struct EquilibrationTests {
  private func noisy(_ random: RandomStream, _ mean: (Double) -> Double) -> [Double] {
    (0..<200).map { mean(Double($0) / 200) + random.logistic() }
  }

  @Test("No drift passes as steady, and hardly a steady series as drifting") func steadiness() {
    let random = RandomStream(seed: 71, stream: 0)
    let (steady, drifting) = (0..<400).reduce(into: (0, 0)) { count, _ in
      if SteadyStateTest.isSteady(noisy(random) { _ in 3 }) { count.0 += 1 }
      if SteadyStateTest.isSteady(noisy(random) { 8 * $0 }) { count.1 += 1 }
    }
    #expect(steady >= 395, "\(steady) of 400 steady series recognised")
    #expect(drifting == 0, "\(drifting) of 400 drifts of four and a half deviations passed")
    #expect(SteadyStateTest.isSteady(Array(repeating: 1, count: 50)))
    // 1e-3 in all, of which six tenths of two thirds are between the parts that are compared.
    let drift = noisy(random) { 1e6 * (1 + 1e-3 * $0) }
    #expect(!SteadyStateTest.isSteady(drift) && SteadyStateTest.isSteady(drift, within: 5e-4))
    #expect(!SteadyStateTest.isSteady(drift, within: 3e-4))
  }

  @Test("Verdicts: not before the least time, steady once all series are, given up in the end") func verdicts() {
    let random = RandomStream(seed: 72, stream: 0)
    func run(until end: Double, _ second: (Double) -> Double) -> (time: Double, verdict: SteadyStateTest.Verdict) {
      var test = SteadyStateTest(diffusionTime: 20)
      var time = 0.0
      while time < end {
        time += 0.5
        test.append([random.logistic(), second(time)])
        let verdict = test.verdict(time: time)
        if verdict != .goOn { return (time, verdict) }
      }
      return (time, .goOn)
    }
    let steady = run(until: 4000) { _ in random.logistic() }
    #expect(steady.verdict == .steady && steady.time >= 100 && steady.time < 300, "\(steady)")
    let transient = run(until: 4000) { 20 * exp(-$0 / 100) + random.logistic() }
    #expect(transient.verdict == .steady && transient.time > 200, "\(transient)")
    let drifting = run(until: 4000) { 0.1 * $0 + random.logistic() }
    #expect(drifting.verdict == .givenUp && drifting.time > 2000 && drifting.time < 2500, "\(drifting)")
  }

  /// A diffusion time of 20: usually 100 l0/v0 to the first test, of fitted runs 25 to the last fit and 65 to the test.
  @Test("Fits at a half, three quarters and all of their time, and a test of what comes after") func fits() {
    var test = SteadyStateTest(diffusionTime: 20, settlingTime: 20)
    #expect(SteadyStateTest(diffusionTime: 20).leastTime == 100 && test.leastTime == 65)
    #expect(SteadyStateTest(diffusionTime: 60, settlingTime: 240, target: 0.01).leastTime == 110)
    let patient = SteadyStateTest(diffusionTime: 60, settlingTime: 240, target: 0.001).leastTime
    #expect(abs(patient - (55 + 240 * log(5))) < 1e-9, "\(patient)")
    let due = (1...60).map { 2.0 * Double($0) }.filter { test.isRefitDue($0, 2) }
    #expect(due == [14, 20, 26])
    let random = RandomStream(seed: 73, stream: 0)
    func add(_ count: Int, level: Double) { for _ in 0..<count { test.append([level + 0.01 * random.logistic()]) } }
    add(20, level: 9)
    test.restart()
    add(30, level: 5)
    #expect(abs(test.mean(ofSeries: 0, overLast: 0.5)! - 5) < 0.05 && test.mean(ofSeries: 1, overLast: 0.5) == nil)
    #expect(test.verdict(time: 64) == .goOn && test.verdict(time: 66) == .steady)
    test.startAgain(at: 66)
    add(30, level: 5)
    #expect(test.verdict(time: 104) == .goOn && test.verdict(time: 107) == .steady)
  }

  /// du/dt of a wire whose voltage follows the current: u = iota/conductance. Ten time constants leave e^-10.
  @Test("The governor brings the voltage to its target and leaves it there") func governor() {
    let governor = VoltageGovernor(target: 0.1, conductance: 0.5, responseTime: 2)
    #expect(governor.corrected(0.04, voltage: 0.08, duration: 2, time: 4) == 0.04, "the wires have not yet responded")
    #expect([6.0, 30, 60, 1000].map(governor.timeConstant) == [5, 5, 10, 20])
    let fitted = VoltageGovernor(target: 0.1, conductance: 0.5, responseTime: 2, isFitted: true)
    #expect([6.0, 1000].map(fitted.timeConstant) == [60, 60])
    var current = 0.04
    for _ in 0..<100 { current = governor.corrected(current, voltage: current / 0.5, duration: 2, time: 120) }
    #expect(abs(current - 0.05) < 0.01 * exp(-9))
    #expect(governor.corrected(0.05, voltage: 0.1, duration: 2, time: 120) == 0.05)
    // One wild block moves the current by five per cent at most.
    #expect(abs(governor.corrected(0.05, voltage: -10, duration: 2, time: 120) - 0.0525) < 1e-15)
  }

  @Test("What charge balance moves is opposite in the two wires and drives the mismatch out") func balance() {
    let balance = ChargeBalance(capacity: 20, resistance: 10)
    #expect(balance.gain == 24 && balance.responseTime == 8)
    #expect(balance.displacement(mismatch: 0.01, duration: 2, weight: 0.001) == [480, -480])
    #expect(balance.displacement(mismatch: 0, duration: 2, weight: 0.001) == [0, 0])
    #expect(ChargeBalance(capacity: 1, resistance: 2).gain == 0)
  }

  @Test("Whole numbers that never stray from their sum by one") func accumulator() {
    for phase in [0, 0.3, 0.97] {
      var accumulator = Accumulator(phase: phase)
      var (taken, sum) = (0, phase)
      for k in 0..<1000 {
        let rate = 0.37 + 0.2 * sin(Double(k))
        sum += rate
        taken += accumulator.take(rate)
        #expect(taken == Int(sum.rounded(.down)) || abs(sum - sum.rounded()) < 1e-9)
      }
    }
  }

  @Test("Histories: bounded, ordered, and each row the mean over its interval") func history() {
    let observables = Observables(bins: 2)
    var recorder = HistoryRecorder()
    var marks: [Int] = [700]
    for k in 0..<3001 {
      var observed = Array(repeating: 0.0, count: observables.width)
      observed[observables.scalar("voltage")] = Double(k)
      recorder.append(time: Double(k + 1), observed, observables, population: 5)
      if marks.first == k {
        recorder.markProduction()
        marks.removeFirst()
      }
    }
    let history = recorder.history
    let voltage = history.series["voltage"]!
    #expect(history.time.count < HistoryRecorder.capacity && history.time.count >= HistoryRecorder.capacity / 2)
    #expect(voltage.count == history.time.count && history.heat.count == history.time.count)
    #expect(history.time.contains(701), "no interval may mix warm-up and production")
    var start = 0.0
    for (end, value) in zip(history.time, voltage) {
      #expect(abs(value - 0.5 * (start + end - 1)) < 1e-9, "interval \(start) to \(end): \(value)")
      start = end
    }
  }
}
