import NichromeModel

/// A deck as a tree of texts, so that single keys can be changed; between them the samples hold every key.
struct EntryDeck {
  indirect enum Node {
    case text(String)
    case group([String: Node])
  }

  var root: [String: Node]

  /// A good deck that has the key.
  static func holding(_ key: String) -> EntryDeck? {
    samples.first { $0.node(key[...]) != nil }
  }

  /// A good deck in which the section is a group; "" is the deck itself.
  static func opening(_ section: String) -> EntryDeck? {
    samples.first { deck in
      if case .group? = deck.node(section[...]) { true } else { false }
    }
  }

  static func problems(of deck: EntryDeck) -> [DeckProblem] {
    do {
      _ = try Deck(yaml: deck.yaml, path: "entries.yaml")
      return []
    } catch { return error.problems }
  }

  func setting(_ key: String, to text: String) -> EntryDeck { changing(key) { _ in .text(text) } }

  func removing(_ key: String) -> EntryDeck { changing(key) { _ in nil } }

  func word(_ section: String, _ name: String) -> String? {
    if case .text(let word)? = node("\(section).\(name)"[...]) { word } else { nil }
  }

  var yaml: String { Self.lines(root, indent: "").joined(separator: "\n") }

  private static func lines(_ group: [String: Node], indent: String) -> [String] {
    group.keys.sorted().flatMap { name -> [String] in
      switch group[name] {
      case .text(let text): ["\(indent)\(name): \"\(text)\""]
      case .group(let inner): ["\(indent)\(name):"] + lines(inner, indent: indent + "  ")
      case nil: []
      }
    }
  }

  private func node(_ path: Substring) -> Node? {
    var node: Node? = .group(root)
    for part in path.split(separator: ".") {
      guard case .group(let inner)? = node else { return nil }
      node = inner[String(part)]
    }
    return node
  }

  private func changing(_ key: String, _ body: (Node?) -> Node?) -> EntryDeck {
    func changed(_ group: [String: Node], _ path: [Substring]) -> [String: Node] {
      var group = group
      let name = String(path[0])
      if path.count == 1 {
        group[name] = body(group[name])
      } else if case .group(let inner)? = group[name] {
        group[name] = .group(changed(inner, Array(path.dropFirst())))
      }
      return group
    }
    return EntryDeck(root: changed(root, key.split(separator: ".")))
  }
}

extension EntryDeck {
  private static func sample(
    relaxation: [String: String], screening: Node, transmission: [String: String], drive: [String: String] = [:],
    course: (name: String, keys: [String: String])? = nil
  ) -> EntryDeck {
    let isSine = course?.keys["kind"] == "sine"
    let driven = course.map { [$0.name: Node.group($0.keys.mapValues(Node.text))] } ?? drive.mapValues(Node.text)
    func group(_ texts: [String: String]) -> Node { .group(texts.mapValues(Node.text)) }
    return EntryDeck(root: [
      "tallies": group(["bins": "24"].merging(isSine ? ["phaseBins": "24"] : [:]) { $1 }),
      "title": .text("Entries"), "dynamics": .text("full"), "drive": .group(driven),
      "wire": .group([
        "fermiEnergy": .text("8 meV"), "effectiveMass": .text("0.067"), "temperature": .text("0.1 mu0"),
        "relaxation": group(relaxation), "screening": screening, "halfLength": .text("12 l0"),
      ]),
      "scatterer": .group([
        "length": .text("0.1 l0"), "permittivityRatio": .text("1"), "transmission": group(transmission),
      ]),
      "simulation": .group(
        [
          "method": .text("deviational"), "particles": .text("20000"), "seed": .text("1"), "chunks": .text("32"),
          "timeStep": .text("auto"),
          "field": .text(course == nil ? "quasistatic" : "dynamic"), "checkpointEvery": .text("60 s"),
          "stopWhen": group(
            course == nil ? ["heatError": "1 %", "duration": "40 tau0", "wallClock": "60 s"] : ["duration": "40 tau0"]),
        ].merging(course == nil ? [:] : ["ensemble": .text("2")]) { $1 }),
    ])
  }

  private static let samples =
    [
      sample(
        relaxation: ["law": "relaxationTime", "time": "5 ps"], screening: .text("neutral"),
        transmission: ["shape": "linear", "value": "0.4", "slope": "0.5 /mu0"], drive: ["voltage": "0.02 mu0"]),
      sample(
        relaxation: ["law": "powerLaw", "length": "500 nm", "exponent": "0.5"],
        screening: .group(["length": .text("0.2 l0")]),
        transmission: ["shape": "gaussian", "peak": "0.9", "center": "1.5 mu0", "width": "0.2 mu0"],
        drive: ["current": "0.01 I0"]),
      sample(
        relaxation: ["law": "meanFreePath", "length": "500 nm"],
        screening: .group(["permittivity": .text("12.9"), "crossSection": .text("3000 nm^2")]),
        transmission: ["shape": "barrier", "height": "1.2 mu0", "thickness": "5 nm"], drive: ["current": "0.01 I0"]),
      sample(
        relaxation: ["law": "relaxationTime", "length": "500 nm"], screening: .text("neutral"),
        transmission: ["shape": "table", "file": "none.csv"], drive: ["current": "0.01 I0"]),
      sample(
        relaxation: ["law": "table", "length": "500 nm", "file": "none.csv"], screening: .text("neutral"),
        transmission: ["shape": "constant", "value": "0.4"], drive: ["current": "0.01 I0"]),
    ]
    + [
      ("voltage", ["kind": "step", "to": "0.02 mu0", "from": "0 mu0", "at": "1 tau0"]),
      ("voltage", ["kind": "pulse", "to": "0.02 mu0", "width": "3 tau0"]),
      ("voltage", ["kind": "ramp", "to": "0.02 mu0", "duration": "3 tau0"]),
      ("voltage", ["kind": "sine", "amplitude": "0.02 mu0", "offset": "0 mu0", "period": "9 tau0"]),
      ("voltage", ["kind": "table", "file": "none.csv"]),
      ("current", ["kind": "step", "to": "0.02 I0", "from": "0 I0", "at": "1 tau0"]),
      ("current", ["kind": "pulse", "to": "0.02 I0", "width": "3 tau0"]),
      ("current", ["kind": "ramp", "to": "0.02 I0", "duration": "3 tau0"]),
      ("current", ["kind": "sine", "amplitude": "0.02 I0", "offset": "0 I0", "period": "9 tau0"]),
      ("current", ["kind": "table", "file": "none.csv"]),
    ].map { name, keys in
      sample(
        relaxation: ["law": "relaxationTime", "time": "5 ps"], screening: .group(["length": .text("0.1 l0")]),
        transmission: ["shape": "linear", "value": "0.4", "slope": "0.5 /mu0"], course: (name, keys))
    }
}
