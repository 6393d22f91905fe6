"""`python -m nichrome_analysis report OUT.nc -o DIR` and `... sweep TABLE.nc -o DIR`: what `nichrome report` and `nichrome
sweep` run.

Prints where the page or figure lies. Exit codes are those of the command: 2 for a place that cannot be written, 3 for an
unusable result file, 1 for a missing module or anything else.
"""

from __future__ import annotations

import argparse
import sys

BAD_INPUT, BAD_RESULT_FILE, OTHER = 2, 3, 1


def main(arguments: list[str] | None = None) -> int:
    """Parses the command line and makes the report; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m nichrome_analysis")
    commands = parser.add_subparsers(dest="task", required=True)
    report = commands.add_parser("report", help="figures and a self-contained page of a run")
    report.add_argument("result")
    report.add_argument("-o", "--output", required=True, metavar="DIR")
    report.add_argument("--command", help="the nichrome command to ask (default: that of this repository)")
    sweep = commands.add_parser("sweep", help="the phase diagram of a sweep")
    sweep.add_argument("result", metavar="TABLE.nc")
    sweep.add_argument("-o", "--output", required=True, metavar="DIR")
    sweep.add_argument("--quiet", action="store_true", help="print nothing but errors")
    given = parser.parse_args(arguments)
    try:
        from .dataset import RunFileError
        from .report import write_report
        from .sweep import write_phase_diagram
    except ImportError as error:
        print(f"the Python at {sys.executable} has no module {error.name}; install it with `make python`,"
              " or name another Python in the variable NICHROME_PYTHON", file=sys.stderr)
        return OTHER
    try:
        if given.task == "report":
            print(f"report: {write_report(given.result, given.output, given.command)}")
        else:
            picture = write_phase_diagram(given.result, given.output)
            if not given.quiet:
                print(f"figure: {picture or 'none, a page shows one or two varied keys'}")
    except RunFileError as error:
        print(error, file=sys.stderr)
        return BAD_RESULT_FILE
    except OSError as error:
        print(f"{error.filename or given.output}: nothing can be written there ({error.strerror}); choose another"
              " folder with -o", file=sys.stderr)
        return BAD_INPUT
    return 0


if __name__ == "__main__":
    sys.exit(main())
