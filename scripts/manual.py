#!/usr/bin/env python3
"""The manual page nichrome(1), made from what the command says of itself.

    .build/release/nichrome --experimental-dump-help | scripts/manual.py > nichrome.1

The parser's own plugin for manual pages builds the whole package once more; this needs the built command only.
"""

from __future__ import annotations

import json
import sys

ESCAPES = {"\\": "\\e", "-": "\\-"}


def escaped(text: str) -> str:
    """Text as troff wants it: no line begins with a control character."""
    lines = "".join(ESCAPES.get(letter, letter) for letter in text).split("\n")
    return "\n".join("\\&" + line if line[:1] in ".'" else line for line in lines)


def paragraphs(text: str) -> str:
    """Text with its blank lines as paragraphs; indented lines stay lines."""
    out = []
    for line in text.split("\n"):
        if not line:
            out.append(".PP")
        elif line.startswith("  "):
            out += [".br", escaped(line.strip())]
        else:
            out.append(escaped(line))
    return "\n".join(out)


def names(argument: dict) -> str:
    """`-o`, `--output` and what they take, or the name of an argument."""
    if argument["kind"] == "positional":
        return "\\fI" + escaped(argument["valueName"]) + "\\fR"
    spelled = [("-" if name["kind"] == "short" else "--") + name["name"] for name in argument["names"]]
    value = "" if argument["kind"] == "flag" else " \\fI" + escaped(argument["valueName"]) + "\\fR"
    return ", ".join("\\fB" + escaped(name) + "\\fR" for name in spelled) + value


def command(about: dict) -> list[str]:
    """A subcommand: its section, what it does, its arguments."""
    lines = [".SS nichrome " + about["commandName"], paragraphs(about["abstract"])]
    if "discussion" in about:
        lines += [".PP", paragraphs(about["discussion"])]
    for argument in about.get("arguments", []):
        if argument["shouldDisplay"] and argument.get("valueName") not in ("help", "version"):
            lines += [".TP", names(argument), paragraphs(argument.get("abstract", ""))]
    return lines


def page(tool: dict, version: str) -> str:
    """The whole page."""
    root = tool["command"]
    lines = [f'.TH NICHROME 1 "" "nichrome {escaped(version)}" "User Commands"']
    lines += [".SH NAME", "nichrome \\- " + escaped(root["abstract"].rstrip("."))]
    lines += [".SH SYNOPSIS", ".B nichrome", "\\fIcommand\\fR [\\fIarguments\\fR]"]
    lines += [".SH DESCRIPTION", paragraphs(root["discussion"]), ".SH COMMANDS"]
    for about in root["subcommands"]:
        if about["commandName"] != "help":
            lines += command(about)
    lines += [".SH ENVIRONMENT", ".TP", "\\fBNICHROME_PYTHON\\fR", "The Python that draws reports."]
    lines += [".TP", "\\fBNO_COLOR\\fR, \\fBTERM\\fR=dumb", "Plain lines of progress on a terminal, too."]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(page(json.load(sys.stdin), sys.argv[1] if len(sys.argv) > 1 else ""))
