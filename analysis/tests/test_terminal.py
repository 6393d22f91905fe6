"""Progress on a terminal: one rewritten line, or plain lines where the environment asks for them."""

import os
import pty
import subprocess

import pytest

from conftest import DECK


def on_terminal(command, folder, **environment) -> bytes:
    """What a short run writes to a terminal as its standard error."""
    (folder / "deck.yaml").write_text(DECK.replace("40 tau0", "8 tau0"))
    ours, theirs = pty.openpty()
    variables = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "TERM")}
    run = subprocess.Popen(
        [command, "run", "deck.yaml", "-o", "run.nc"],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=theirs, env=variables | environment,
    )
    os.close(theirs)
    written = b""
    try:
        while part := os.read(ours, 4096):
            written += part
    except OSError:  # Linux: the other end is closed
        pass
    os.close(ours)
    assert run.wait() == 0
    return written


@pytest.mark.parametrize("environment, rewrites", [
    ({"TERM": "xterm"}, True), ({"TERM": "xterm", "NO_COLOR": ""}, True), ({"TERM": "xterm", "NO_COLOR": "1"}, False),
    ({"TERM": "dumb"}, False),
])
def test_control_sequences(environment, rewrites, command, tmp_path):
    written = on_terminal(command, tmp_path, **environment)
    assert (b"\x1b[" in written) == rewrites
    assert b"l0/v0" in written
