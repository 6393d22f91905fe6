/// The program's version, as recorded in every result file.
public enum Version {
  public static let string = "0.1.0"
}
