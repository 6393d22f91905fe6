import Nichrome
import NichromeModel
import Testing

@Suite("Launchers") struct LauncherTests {
  @Test("places and numbers of processes are those of the launcher, and one where there is none")
  func places() {
    func found(_ environment: [String: String]) -> [Int] {
      let found = Launcher.found(in: environment)
      return [found.count, found.place]
    }
    #expect(found(["HOME": "/root"]) == [1, 0])
    #expect(found(["OMPI_COMM_WORLD_SIZE": "3", "OMPI_COMM_WORLD_RANK": "2"]) == [3, 2])
    #expect(found(["PMI_SIZE": "4", "PMI_RANK": "0"]) == [4, 0])
    #expect(found(["SLURM_STEP_NUM_TASKS": "2", "SLURM_PROCID": "1"]) == [2, 1])
    // A batch script of Slurm is no step; nonsense is none either.
    #expect(found(["SLURM_NTASKS": "8", "SLURM_PROCID": "0"]) == [1, 0])
    #expect(found(["PMI_SIZE": "2", "PMI_RANK": "2"]) == [1, 0])
  }

  @Test("a run of a sweep does not take itself for one of the launcher's processes")
  func children() {
    let environment = [
      "PATH": "/bin", "OMPI_COMM_WORLD_SIZE": "2", "PMIX_RANK": "1", "SLURM_PROCID": "1", "SLURM_JOB_ID": "7",
    ]
    #expect(Launcher.removed(from: environment) == ["PATH": "/bin", "SLURM_JOB_ID": "7"])
  }

  @Test("shares of a sweep are disjoint and have every point") func shares() throws {
    let shares = try (1...3).map { try #require(SweepShare("\($0)/3")) }
    for index in 0..<8 { #expect(shares.count { $0.has(index) } == 1) }
    #expect(shares.map { $0.count(of: 8) } == [3, 3, 2])
    #expect(try #require(SweepShare("1/1")).isAll)
    for text in ["", "3", "0/3", "4/3", "1/0", "a/b", "1/2/3", "/2"] { #expect(SweepShare(text) == nil, "\(text)") }
  }
}
