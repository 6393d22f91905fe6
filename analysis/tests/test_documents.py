"""Every command of the README, the tutorial and the page on tools is run, as it stands in the text.

Shortened: a run stops after 8 tau0 with 20,000 electrons instead of a minute; `make` builds nothing, since what is tested is built;
`make test`, which contains this test, is not run within itself. A block whose tool is not installed is left out.
"""

from __future__ import annotations

import os
import pathlib
import re
import shutil
import subprocess
import sys

import pytest

from conftest import ROOT

DOCUMENTS = ["README.md", "docs/tutorial.md", "docs/tools.md"]
TOOLS = ["ncdump", "gnuplot"]

NICHROME = """\
#!/usr/bin/env bash
# The command itself, with a short stop rule for what is run.
set -euo pipefail
if [ "$1" = run ]; then
  cp "$2" "$2.original"
  sed -E -i.long 's/(heatError|wallClock): .*/duration: 8 tau0/; s/particles: .*/particles: 20000/' "$2"
  awk '/duration:/ && seen++ {{ next }} {{ print }}' "$2" > "$2.short"
  cp "$2.short" "$2"
fi
exec {command} "$@"
"""

MAKE = """\
#!/usr/bin/env bash
# make in the repository, with nothing to build; results land in the folder of the test.
set -euo pipefail
if [ "$1" = test ]; then exit 0; fi
exec {make} --no-print-directory -C {root} SWIFT=true NICHROME={shim} \\
  DECK={folder}/runs/energy-filter.yaml RESULT={folder}/runs/energy-filter.nc "$@"
"""


def blocks(document: str) -> list[str]:
    """The shell commands of a page, block by block."""
    text = (ROOT / document).read_text(encoding="utf-8")
    return re.findall(r"^```sh\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)


def is_possible(block: str) -> bool:
    """Whether the tool a block is about is installed."""
    return all(shutil.which(tool) for tool in TOOLS if re.search(rf"^{tool}\b", block, flags=re.MULTILINE))


def executable(path: pathlib.Path, text: str) -> None:
    """Writes a script."""
    path.write_text(text)
    path.chmod(0o755)


@pytest.fixture
def workplace(tmp_path, command) -> pathlib.Path:
    """A folder like a checkout: decks to run in, the scripts, a built command."""
    for name in ["scripts", "analysis", ".venv"]:
        if (ROOT / name).exists():
            (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "docs/figures").mkdir(parents=True)
    (tmp_path / "runs").mkdir()
    for file in [*(ROOT / "runs").glob("*.yaml"), *(ROOT / "runs").glob("*.csv")]:
        shutil.copy(file, tmp_path / "runs")
    shims = tmp_path / ".build/release"
    shims.mkdir(parents=True)
    executable(shims / "nichrome", NICHROME.format(command=pathlib.Path(command).resolve()))
    make = MAKE.format(make=shutil.which("make"), root=ROOT, shim=shims / "nichrome", folder=tmp_path)
    executable(shims / "make", make)
    executable(shims / "python3", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    return tmp_path


def run(script: str, folder: pathlib.Path) -> subprocess.CompletedProcess:
    """Runs lines of shell, stopping at the first that fails."""
    environment = dict(os.environ, PATH=f"{folder}/.build/release:{os.environ['PATH']}", NICHROME_PYTHON=sys.executable)
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("document", DOCUMENTS)
def test_commands_of_a_document(document, workplace):
    commands = blocks(document)
    assert commands
    if document == "docs/tools.md":
        assert run("make run", workplace).returncode == 0
    done = run("\n".join(block for block in commands if is_possible(block)), workplace)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


def test_a_command_that_fails_is_noticed(workplace):
    assert run("nichrome check no-such-deck.yaml\ntrue", workplace).returncode == 2


def test_the_readme_lists_the_commands(command):
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `nichrome ([a-z]+)", text, flags=re.MULTILINE)
    usage = subprocess.run([command, "--help"], capture_output=True, text=True, check=True).stdout
    assert sorted(listed) == sorted(re.findall(r"^  ([a-z]+)  ", usage.split("SUBCOMMANDS:")[1], flags=re.MULTILINE))


def test_the_readme_lists_the_make_targets():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):.*##", makefile, flags=re.MULTILINE))
    rows = "\n".join(re.findall(r"^\| (`make .*?) \|", text, flags=re.MULTILINE))
    listed = set(re.findall(r"`make ([a-z-]+)", rows))
    assert listed <= targets
    assert targets - listed <= {"build", "setup", "clean", "help"}


def test_links_between_documents():
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
            if not target.startswith("http"):
                assert (page.parent / target).exists(), f"{page.name}: {target}"
