extension BatchMeans {
  public func save(to writer: inout StateWriter) {
    writer.add("batches.blocksPerBatch", blocksPerBatch)
    writer.add("batches.rows", rows: batches)
    writer.add("batches.partial", partial)
    writer.add("batches.partialCount", partialCount)
  }

  public mutating func restore(from reader: StateReader) throws(StateError) {
    let rows = try reader.rows("batches.rows", width: width)
    guard rows.count < Self.capacity else {
      throw .otherCount(section: "batches.rows", found: rows.count, expected: Self.capacity - 1)
    }
    blocksPerBatch = try reader.integer("batches.blocksPerBatch", in: 1...Int.max)
    batches = rows
    partial = try reader.doubles("batches.partial", count: width)
    partialCount = try reader.integer("batches.partialCount", in: 0...(blocksPerBatch - 1))
  }
}
