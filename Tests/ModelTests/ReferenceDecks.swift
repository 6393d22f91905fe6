import NichromeModel

extension ReferenceDeck {
  static let all: [ReferenceDeck] = [
    ReferenceDeck(
      name: "C1a_deg_tau_qpc", theta: "0.05",
      relaxation: "law: relaxationTime", screening: "neutral", halfLength: "12",
      length: "0.1", ratio: "1.0",
      transmission: "shape: saddlePoint\n    center: 1.1 mu0\n    width: 0.05 mu0",
      current: "0.05", bins: 120,
      expected: System(
        temperature: 0.05, relaxation: RelaxationLaw(exponent: 1), screening: .neutral,
        halfLength: 12.0,
        scatterer: Scatterer(
          length: 0.1, permittivityRatio: 1.0,
          transmission: .saddlePoint(center: 1.1, width: 0.05)),
        drive: .current(0.05))),
    ReferenceDeck(
      name: "C1b_deg_tau_qpc_lowbias", theta: "0.05",
      relaxation: "law: relaxationTime", screening: "neutral", halfLength: "12",
      length: "0.1", ratio: "1.0",
      transmission: "shape: saddlePoint\n    center: 1 mu0\n    width: 0.05 mu0",
      current: "0.01", bins: 120,
      expected: System(
        temperature: 0.05, relaxation: RelaxationLaw(exponent: 1), screening: .neutral,
        halfLength: 12.0,
        scatterer: Scatterer(
          length: 0.1, permittivityRatio: 1.0,
          transmission: .saddlePoint(center: 1.0, width: 0.05)),
        drive: .current(0.01))),
    ReferenceDeck(
      name: "C1c_tau_linear_th0p2", theta: "0.2",
      relaxation: "law: relaxationTime", screening: "neutral", halfLength: "12",
      length: "0.1", ratio: "1.0",
      transmission: "shape: linear\n    value: 0.2\n    slope: 0.25 /mu0",
      current: "0.056", bins: 120,
      expected: System(
        temperature: 0.2, relaxation: RelaxationLaw(exponent: 1), screening: .neutral,
        halfLength: 12.0,
        scatterer: Scatterer(
          length: 0.1, permittivityRatio: 1.0,
          transmission: .linear(value: 0.2, slope: 0.25)),
        drive: .current(0.056))),
    ReferenceDeck(
      name: "C1d_tau_linear_th0p1", theta: "0.1",
      relaxation: "law: relaxationTime", screening: "neutral", halfLength: "12",
      length: "0.1", ratio: "1.0",
      transmission: "shape: linear\n    value: 0.2\n    slope: 0.3 /mu0",
      current: "0.0181", bins: 120,
      expected: System(
        temperature: 0.1, relaxation: RelaxationLaw(exponent: 1), screening: .neutral,
        halfLength: 12.0,
        scatterer: Scatterer(
          length: 0.1, permittivityRatio: 1.0,
          transmission: .linear(value: 0.2, slope: 0.3)),
        drive: .current(0.0181))),
    ReferenceDeck(
      name: "C1e_downhot_lin_th1", theta: "1.0",
      relaxation: "law: relaxationTime", screening: "neutral", halfLength: "24",
      length: "0.1", ratio: "1.0",
      transmission: "shape: linear\n    value: 0.6\n    slope: 0.06 /mu0",
      current: "0.04", bins: 240,
      expected: System(
        temperature: 1.0, relaxation: RelaxationLaw(exponent: 1), screening: .neutral,
        halfLength: 24.0,
        scatterer: Scatterer(
          length: 0.1, permittivityRatio: 1.0,
          transmission: .linear(value: 0.6, slope: 0.06)),
        drive: .current(0.04))),
    ReferenceDeck(
      name: "C1f_downhot_lin_th0p5", theta: "0.5",
      relaxation: "law: relaxationTime", screening: "neutral", halfLength: "24",
      length: "0.1", ratio: "1.0",
      transmission: "shape: linear\n    value: 0.6\n    slope: 0.1 /mu0",
      current: "0.04", bins: 240,
      expected: System(
        temperature: 0.5, relaxation: RelaxationLaw(exponent: 1), screening: .neutral,
        halfLength: 24.0,
        scatterer: Scatterer(
          length: 0.1, permittivityRatio: 1.0,
          transmission: .linear(value: 0.6, slope: 0.1)),
        drive: .current(0.04))),
    ReferenceDeck(
      name: "C1g_upcold_lin_th1", theta: "1.0",
      relaxation: "law: relaxationTime", screening: "neutral", halfLength: "24",
      length: "0.1", ratio: "1.0",
      transmission: "shape: linear\n    value: 0.6\n    slope: 0.1 /mu0",
      current: "0.04", bins: 240,
      expected: System(
        temperature: 1.0, relaxation: RelaxationLaw(exponent: 1), screening: .neutral,
        halfLength: 24.0,
        scatterer: Scatterer(
          length: 0.1, permittivityRatio: 1.0,
          transmission: .linear(value: 0.6, slope: 0.1)),
        drive: .current(0.04))),
    ReferenceDeck(
      name: "C2a_gauss_th1_E1p5", theta: "1.0",
      relaxation: "law: relaxationTime", screening: "neutral", halfLength: "24",
      length: "0.1", ratio: "1.0",
      transmission: "shape: gaussian\n    peak: 1.0\n    center: 2.5 mu0\n    width: 0.3 mu0",
      current: "0.06", bins: 240,
      expected: System(
        temperature: 1.0, relaxation: RelaxationLaw(exponent: 1), screening: .neutral,
        halfLength: 24.0,
        scatterer: Scatterer(
          length: 0.1, permittivityRatio: 1.0,
          transmission: .gaussian(peak: 1.0, center: 2.5, width: 0.3)),
        drive: .current(0.06))),
    ReferenceDeck(
      name: "C2b_gauss_th1_E0p5", theta: "1.0",
      relaxation: "law: relaxationTime", screening: "neutral", halfLength: "24",
      length: "0.1", ratio: "1.0",
      transmission: "shape: gaussian\n    peak: 1.0\n    center: 1.5 mu0\n    width: 0.2 mu0",
      current: "0.06", bins: 240,
      expected: System(
        temperature: 1.0, relaxation: RelaxationLaw(exponent: 1), screening: .neutral,
        halfLength: 24.0,
        scatterer: Scatterer(
          length: 0.1, permittivityRatio: 1.0,
          transmission: .gaussian(peak: 1.0, center: 1.5, width: 0.2)),
        drive: .current(0.06))),
    ReferenceDeck(
      name: "C2c_gauss_th0p5", theta: "0.5",
      relaxation: "law: relaxationTime", screening: "neutral", halfLength: "24",
      length: "0.1", ratio: "1.0",
      transmission: "shape: gaussian\n    peak: 1.0\n    center: 2 mu0\n    width: 0.25 mu0",
      current: "0.1", bins: 240,
      expected: System(
        temperature: 0.5, relaxation: RelaxationLaw(exponent: 1), screening: .neutral,
        halfLength: 24.0,
        scatterer: Scatterer(
          length: 0.1, permittivityRatio: 1.0,
          transmission: .gaussian(peak: 1.0, center: 2.0, width: 0.25)),
        drive: .current(0.1))),
    ReferenceDeck(
      name: "C3a_ell_strongCoulomb", theta: "0.05",
      relaxation: "law: meanFreePath", screening: "neutral", halfLength: "12",
      length: "0.1", ratio: "1.0",
      transmission: "shape: linear\n    value: 0.4\n    slope: 0.5 /mu0",
      current: "0.06666666667", bins: 120,
      expected: System(
        temperature: 0.05, relaxation: RelaxationLaw(exponent: 0), screening: .neutral,
        halfLength: 12.0,
        scatterer: Scatterer(
          length: 0.1, permittivityRatio: 1.0,
          transmission: .linear(value: 0.4, slope: 0.5)),
        drive: .current(0.06666666667))),
    ReferenceDeck(
      name: "C3b_ell_K5", theta: "0.05",
      relaxation: "law: meanFreePath", screening: "{length: 0.2 l0}", halfLength: "12",
      length: "0.2", ratio: "2.0",
      transmission: "shape: constant\n    value: 0.4",
      current: "0.06666666667", bins: 120,
      expected: System(
        temperature: 0.05, relaxation: RelaxationLaw(exponent: 0), screening: .poisson(wavenumber: 1 / 0.2),
        halfLength: 12.0,
        scatterer: Scatterer(
          length: 0.2, permittivityRatio: 2.0,
          transmission: .constant(value: 0.4)),
        drive: .current(0.06666666667))),
    ReferenceDeck(
      name: "C3c_ell_K50", theta: "0.05",
      relaxation: "law: meanFreePath", screening: "{length: 0.02 l0}", halfLength: "12",
      length: "0.1", ratio: "2.0",
      transmission: "shape: saddlePoint\n    center: 1.1 mu0\n    width: 0.1 mu0",
      current: "0.05", bins: 120,
      expected: System(
        temperature: 0.05, relaxation: RelaxationLaw(exponent: 0), screening: .poisson(wavenumber: 1 / 0.02),
        halfLength: 12.0,
        scatterer: Scatterer(
          length: 0.1, permittivityRatio: 2.0,
          transmission: .saddlePoint(center: 1.1, width: 0.1)),
        drive: .current(0.05))),
    ReferenceDeck(
      name: "C4a_tau_K10", theta: "0.05",
      relaxation: "law: relaxationTime", screening: "{length: 0.1 l0}", halfLength: "12",
      length: "0.1", ratio: "2.0",
      transmission: "shape: saddlePoint\n    center: 1.1 mu0\n    width: 0.08 mu0",
      current: "0.05", bins: 120,
      expected: System(
        temperature: 0.05, relaxation: RelaxationLaw(exponent: 1), screening: .poisson(wavenumber: 1 / 0.1),
        halfLength: 12.0,
        scatterer: Scatterer(
          length: 0.1, permittivityRatio: 2.0,
          transmission: .saddlePoint(center: 1.1, width: 0.08)),
        drive: .current(0.05))),
    ReferenceDeck(
      name: "C4b_tau_K30", theta: "0.05",
      relaxation: "law: relaxationTime", screening: "{length: 0.03333333333 l0}", halfLength: "12",
      length: "0.2", ratio: "1.0",
      transmission: "shape: linear\n    value: 0.5\n    slope: 0.6 /mu0",
      current: "0.08", bins: 120,
      expected: System(
        temperature: 0.05, relaxation: RelaxationLaw(exponent: 1), screening: .poisson(wavenumber: 1 / 0.03333333333),
        halfLength: 12.0,
        scatterer: Scatterer(
          length: 0.2, permittivityRatio: 1.0,
          transmission: .linear(value: 0.5, slope: 0.6)),
        drive: .current(0.08))),
    ReferenceDeck(
      name: "C5a_power2", theta: "0.05",
      relaxation: "law: powerLaw\n    exponent: 2", screening: "neutral", halfLength: "12",
      length: "0.1", ratio: "1.0",
      transmission: "shape: linear\n    value: 0.3\n    slope: 0.5 /mu0",
      current: "0.05", bins: 120,
      expected: System(
        temperature: 0.05, relaxation: RelaxationLaw(exponent: 2), screening: .neutral,
        halfLength: 12.0,
        scatterer: Scatterer(
          length: 0.1, permittivityRatio: 1.0,
          transmission: .linear(value: 0.3, slope: 0.5)),
        drive: .current(0.05))),
    ReferenceDeck(
      name: "C5b_power_m1_K20", theta: "0.04",
      relaxation: "law: powerLaw\n    exponent: -1", screening: "{length: 0.05 l0}", halfLength: "12",
      length: "0.1", ratio: "2.0",
      transmission: "shape: saddlePoint\n    center: 1.05 mu0\n    width: 0.1 mu0",
      current: "0.05", bins: 120,
      expected: System(
        temperature: 0.04, relaxation: RelaxationLaw(exponent: -1), screening: .poisson(wavenumber: 1 / 0.05),
        halfLength: 12.0,
        scatterer: Scatterer(
          length: 0.1, permittivityRatio: 2.0,
          transmission: .saddlePoint(center: 1.05, width: 0.1)),
        drive: .current(0.05))),
    ReferenceDeck(
      name: "C5c_power0p5", theta: "0.05",
      relaxation: "law: powerLaw\n    exponent: 0.5", screening: "neutral", halfLength: "12",
      length: "0.1", ratio: "1.0",
      transmission: "shape: lorentzian\n    peak: 1.0\n    center: 1.15 mu0\n    width: 0.1 mu0",
      current: "0.03", bins: 120,
      expected: System(
        temperature: 0.05, relaxation: RelaxationLaw(exponent: 0.5), screening: .neutral,
        halfLength: 12.0,
        scatterer: Scatterer(
          length: 0.1, permittivityRatio: 1.0,
          transmission: .lorentzian(peak: 1.0, center: 1.15, width: 0.1)),
        drive: .current(0.03))),
  ]
}
