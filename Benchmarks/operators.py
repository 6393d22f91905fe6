"""Where the time of a step goes, operator by operator: `make bench-profile`.

The program runs under Linux' `perf`, which notes its call stack two thousand times a second of processor time. A stack belongs
to the innermost operator in it. Prints shares with their statistical errors, and nanoseconds per relaxation event; ends in an
error where the field solve takes more than a tenth.
"""

import math
import subprocess
import sys
import tempfile
from collections import Counter

# What the functions of a step are part of; parts of their symbols, the first that fits counts.
OPERATORS = {
    "scoring": ["nichrome_land", "nichrome_count_aloft", "nichrome_absorb", "passFace", "countAloft", "9ChunkTally"],
    "births": ["5ChunkC4bear", "5ChunkC10bearPairs"],
    "contacts": ["5ChunkC8exchange", "5ChunkC5admit", "10SimulationC5enter", "9BulkDriftV"],
    "random numbers of newborns": ["5ChunkC7quicken", "fillExponential", "nichrome_exponentials"],
    "re-emission": ["5ChunkC4emit"],
    "flights": ["5ChunkC5drift", "6FlightV", "11FlightBlock"],
    "field solve": ["FieldC6update", "FieldC", "4lookyy", "9LandscapeV4look"],
    "collection": ["collect", "10RelaxationC", "BlockSample", "observe", "begin", "10SimulationC", "10ExperimentC"],
}
LIMIT = 0.10


# Everything else belongs to the start of the run.
STEADY = "10ExperimentC7advance"


def operator(stack):
    for symbol in stack:
        for name, parts in OPERATORS.items():
            if any(part in symbol for part in parts):
                return name
    raise ValueError(f"an operator for {stack}")


def stacks(data):
    text = subprocess.run(
        ["perf", "script", "-i", data, "-F", "ip,sym", "--no-demangle"], check=True, capture_output=True, text=True
    ).stdout
    for sample in text.split("\n\n"):
        lines = [line.split(maxsplit=1) for line in sample.splitlines() if line.strip()]
        if lines:
            yield [line[1] if len(line) > 1 else "" for line in lines]


def measure(program, screening, time):
    with tempfile.NamedTemporaryFile(suffix=".perf") as data:
        command = ["perf", "record", "-q", "-o", data.name, "-F", "1999", "-g", program, "steady", screening, time]
        output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        counts = Counter(operator(stack) for stack in stacks(data.name) if any(STEADY in symbol for symbol in stack))
    events, steps, seconds = map(float, output.split()[:3])
    return counts, events, steps, seconds


def main(program, time="200"):
    missed = []
    for screening in ["neutral", "10", "500"]:
        counts, events, steps, seconds = measure(program, screening, time)
        total, each = sum(counts.values()), 1e9 * seconds / events
        per_step = 1e9 * seconds / steps
        print(f"K = {screening}: {each:.1f} ns per event, {per_step:.1f} per particle-step, {total} samples")
        for name in OPERATORS:
            share = counts[name] / total
            error = math.sqrt(share * (1 - share) / total)
            print(f"  {name:28}{100 * share:5.1f} +- {100 * error:.1f} %   {share * each:5.1f} ns per event")
        if counts["field solve"] / total > LIMIT:
            missed.append(screening)
    if missed:
        sys.exit(f"the field solve takes more than {100 * LIMIT:.0f} % at K = {', '.join(missed)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
