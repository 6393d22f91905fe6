"""What a run on several ranks must have in common with one in one process: everything but the time it takes."""

import json
import os
import re
import signal

import hosts
import pytest
from launch import Job, deck, differences, done

is_short = os.environ.get("NICHROME_MPI_TESTS") == "short"
long_only = pytest.mark.skipif(is_short, reason="not in the short form")

# Of a run that is to be caught under way, also on a fast machine.
KILLED = 600

CASES = {
    "full": {},
    "current": {"drive": "current: 0.05 I0", "screening": "{length: 0.05 l0}"},
    "linearised": {"dynamics": "linearised"},
}


@pytest.mark.parametrize("case", ["full"] if is_short else list(CASES))
def test_identity(tmp_path, case):
    source = deck(tmp_path / "deck.yaml", **CASES[case])
    alone = tmp_path / "0.nc"
    done(0, "run", source, "-o", alone, "--quiet")
    for ranks, threads in [(1, 1), (2, 1), (3, 2)]:
        result = tmp_path / f"{ranks}.nc"
        output, complaint = done(ranks, "run", source, "-o", result, "--threads", threads)
        assert differences(alone, result) == []
        assert output.count("result:") == 1, "only one rank speaks"


@long_only
def test_many_ranks(tmp_path):
    """More ranks than the usual chunks, of a deck that has as many."""
    source = deck(tmp_path / "deck.yaml", duration=10, chunks=40)
    done(0, "run", source, "-o", tmp_path / "0.nc", "--quiet")
    done(34, "run", source, "-o", tmp_path / "34.nc", "--quiet", "--threads", 1)
    assert differences(tmp_path / "0.nc", tmp_path / "34.nc") == []


@pytest.mark.skipif(not hosts.permitted(), reason="this user may not make network namespaces")
def test_separate_hosts(tmp_path):
    source = deck(tmp_path / "deck.yaml", duration=20)
    done(0, "run", source, "-o", tmp_path / "0.nc", "--quiet")
    with hosts.Hosts(3, tmp_path) as machines:
        done(3, "run", source, "-o", tmp_path / "3.nc", "--quiet", "--threads", 1, launcher=machines.mpirun())
        assert differences(tmp_path / "0.nc", tmp_path / "3.nc") == []
        if is_short:
            return
        # A machine that dies takes the job with it; another number of them goes on.
        source = deck(tmp_path / "long.yaml", duration=KILLED)
        done(0, "run", source, "-o", tmp_path / "whole.nc", "--quiet")
        job = Job(3, ["run", source, "-o", tmp_path / "killed.nc", "--threads", 1], machines.mpirun())
        job.wait_for(tmp_path / "killed.checkpoint")
        job.kill(2)
        assert job.end()[0] not in (0, 4)
        done(2, "resume", tmp_path / "killed.nc", "--quiet", "--threads", 1, launcher=machines.mpirun())
        assert differences(tmp_path / "whole.nc", tmp_path / "killed.nc") == []


@pytest.mark.parametrize("victim, ranks", [(1, 2)] if is_short else [(0, 2), (1, 1), (2, 4)])
def test_killed_rank(tmp_path, victim, ranks):
    source = deck(tmp_path / "deck.yaml", duration=KILLED)
    done(0, "run", source, "-o", tmp_path / "whole.nc", "--quiet")
    job = Job(3, ["run", source, "-o", tmp_path / "killed.nc", "--threads", 1])
    job.wait_for(tmp_path / "killed.checkpoint")
    job.kill(victim)
    code, _, complaint = job.end()
    assert code not in (0, 4) and f"rank {victim}" in complaint and "signal 9" in complaint
    assert not (tmp_path / "killed.nc").exists()
    done(ranks, "resume", tmp_path / "killed.nc", "--quiet", "--threads", 1)
    assert differences(tmp_path / "whole.nc", tmp_path / "killed.nc") == []


STOPS = ["SIGTERM to rank 1", "SIGUSR2 to mpirun", "wall clock"]


@pytest.mark.parametrize("asked", STOPS[:1] if is_short else STOPS)
def test_stopped_run(tmp_path, asked):
    source = deck(tmp_path / "deck.yaml", duration=KILLED)
    result = tmp_path / "stopped.nc"
    done(0, "run", source, "-o", tmp_path / "whole.nc", "--quiet")
    limit = ["--wall-clock", "1s"] if asked == "wall clock" else []
    job = Job(2, ["run", source, "-o", result, "--threads", 1, *limit])
    if asked != "wall clock":
        job.wait_for(tmp_path / "stopped.checkpoint")
        if asked == "SIGTERM to rank 1":
            job.kill(1, signal.SIGTERM)
        else:
            job.process.send_signal(signal.SIGUSR2)
    code, _, complaint = job.end()
    assert code == 4 and complaint.count("nichrome resume") == 1, (code, complaint)
    done(3, "resume", result, "--quiet", "--threads", 1)
    assert differences(tmp_path / "whole.nc", result) == []


def test_refusals(tmp_path):
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("title: nothing\n")
    code, output, complaint = Job(2, ["run", wrong, "-o", tmp_path / "a.nc"]).end()
    assert code == 2 and complaint.count("wire") > 0 and output == ""
    code, _, complaint = Job(2, ["resume", tmp_path / "none.nc"]).end()
    assert code == 3 and "none" in complaint
    code, _, complaint = Job(3, ["run", deck(tmp_path / "deck.yaml", chunks=2), "-o", tmp_path / "b.nc"]).end()
    assert code == 2 and "too many" in complaint and "simulation.chunks: 3" in complaint


def test_verification(tmp_path):
    """The run on three ranks against the deterministic solution of its equations."""
    source = deck(tmp_path / "deck.yaml", particles=4000 if is_short else 20000, duration=60 if is_short else 300)
    done(3, "run", source, "-o", tmp_path / "run.nc", "--quiet", "--threads", 1)
    output, _ = done(0, "validate", tmp_path / "run.nc", "--json")
    assert json.loads(output)["profile"]["verdict"] == "consistent"


def test_traffic(tmp_path):
    """Messages and bytes of a step are those that the documentation counts."""
    source = deck(tmp_path / "deck.yaml", duration=20)
    _, complaint = done(2, "run", source, "-o", tmp_path / "run.nc", "--quiet", "--threads", 1, "--timing")
    messages, size = re.search(r"a step sent ([\d.]+) messages and (\d+) bytes", complaint).groups()
    cells, density, bins, chunks = 2 * 120, 2 * 120, 2 * 24, 32
    step = 8 * (cells + density + 3 + 4 * chunks)
    block = 8 * (2 + 3 * cells + 3 * bins + 2 * (bins + 4) + 3 * 64) * chunks // 2
    assert float(messages) == 1.5 and abs(int(size) - (step + block / 2)) < 1


@long_only
def test_sweep(tmp_path):
    source = deck(tmp_path / "deck.yaml", duration=10)
    words = ["sweep", source, "--vary", "wire.temperature=0.2mu0:0.5mu0:4", "-o"]
    done(0, *words, tmp_path / "whole", "--quiet")
    done(2, *words, tmp_path / "shared", "--quiet")
    tables = [(tmp_path / folder / "table.csv").read_text() for folder in ("whole", "shared")]
    assert tables[0] == tables[1]
