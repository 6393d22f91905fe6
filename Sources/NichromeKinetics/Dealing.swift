/// Electrons dealt out among the chunks in turn.
enum Dealing {
  /// How many of `count` go to a chunk, when `first` has the first of them.
  @inline(__always) static func share(of count: Int, from first: Int, chunk: Int, chunks: Int) -> Int {
    if count == 0 { return 0 }
    let ahead = chunk - first
    let offset = ahead < 0 ? ahead + chunks : ahead
    return offset < count ? (count - offset - 1) / chunks + 1 : 0
  }
}
