/// The candidate closest to `word`, for "did you mean"; nil when nothing is close.
///
/// Closeness is the number of edits (insert, delete, replace, swap neighbours) of the lower-cased words, a difference
/// in case alone counting nothing; at most a third of the longer word's letters (at least one, at most three) may
/// change.
func nearest(to word: String, among candidates: [String]) -> String? {
  let scored = candidates.map { (candidate: $0, edits: editDistance(word.lowercased(), $0.lowercased())) }
  guard let best = scored.min(by: { $0.edits < $1.edits }) else { return nil }
  let allowed = min(3, max(1, max(word.count, best.candidate.count) / 3))
  return best.edits <= allowed ? best.candidate : nil
}

/// Optimal string alignment distance between two words, O(n m).
func editDistance(_ first: String, _ second: String) -> Int {
  let a = Array(first)
  let b = Array(second)
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var twoBack = [Int](repeating: 0, count: b.count + 1)
  var previous = Array(0...b.count)
  for i in 1...a.count {
    var current = [i] + [Int](repeating: 0, count: b.count)
    for j in 1...b.count {
      let same = a[i - 1] == b[j - 1]
      current[j] = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (same ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { current[j] = min(current[j], twoBack[j - 2] + 1) }
    }
    twoBack = previous
    previous = current
  }
  return previous[b.count]
}
