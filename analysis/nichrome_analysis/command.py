"""The `nichrome` command as a source of numbers: JSON documents of its sub-commands."""

from __future__ import annotations

import json
import os
import pathlib
import shutil
import subprocess

USAGE = 2  # exit code: the command line (or a deck) is wrong


class CommandError(RuntimeError):
    """A sub-command that failed: its message and exit code."""

    def __init__(self, message: str, code: int):
        super().__init__(message)
        self.code = code


def executable() -> str:
    """The command: the variable NICHROME, the release build of this repository, or `nichrome` of the PATH."""
    build = pathlib.Path(__file__).resolve().parents[2] / ".build/release/nichrome"
    found = os.environ.get("NICHROME") or (str(build) if build.is_file() else shutil.which("nichrome"))
    if not found:
        raise CommandError("the command nichrome was not found; build it, or name it in the variable NICHROME", 1)
    return found


def ask(*arguments: str | os.PathLike[str], command: str | None = None) -> dict:
    """The JSON document that `nichrome ARGUMENTS --json` prints. Raises CommandError with the command's own words."""
    line = [command or executable(), *map(os.fspath, arguments), "--json"]
    try:
        done = subprocess.run(line, capture_output=True, text=True, check=False)
    except OSError as error:
        raise CommandError(f"{line[0]}: cannot be run ({error.strerror})", 1) from error
    if done.returncode:
        raise CommandError(done.stderr.strip(), done.returncode)
    return json.loads(done.stdout)
