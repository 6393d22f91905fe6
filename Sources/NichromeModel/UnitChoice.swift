/// Which units a table shows.
public enum UnitChoice: String, CaseIterable, Sendable {
  case si, reduced
}
