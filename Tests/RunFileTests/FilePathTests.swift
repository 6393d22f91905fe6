import NichromeRunFile
import Testing

@Suite("Paths")
struct FilePathTests {
  @Test(
    "are taken apart",
    arguments: [
      ("a/b/c.nc", "a/b", "c.nc", "c"), ("x", ".", "x", "x"), ("/x", "/", "x", "x"), ("x/y", "x", "y", "y"),
      ("a//b.tar.nc", "a", "b.tar.nc", "b.tar"), ("a/b/", "a", "b", "b"), (".hidden", ".", ".hidden", ".hidden"),
      ("../run.nc", "..", "run.nc", "run"), ("./1.yaml", ".", "1.yaml", "1"),
    ])
  func parts(path: String, folder: String, name: String, stem: String) {
    #expect(FilePath.folder(of: path) == folder)
    #expect(FilePath.name(of: path) == name)
    #expect(FilePath.stem(of: path) == stem)
  }
}
