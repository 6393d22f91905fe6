#!/usr/bin/env bash
# Finds or makes a Python with the modules of analysis/requirements.txt.
#
#   scripts/python.sh           makes .venv when no Python at hand has the modules
#   scripts/python.sh --which   prints that Python
set -euo pipefail
cd "$(dirname "$0")/.."

environment=$PWD/.venv/bin/python

has_modules() {
  command -v "$1" >/dev/null && "$1" - analysis/requirements.txt 2>/dev/null <<'PYTHON'
import importlib.metadata, re, sys

for line in open(sys.argv[1]):
    name = re.match(r"[A-Za-z0-9._-]*", line).group()
    if name:
        importlib.metadata.version(name)
PYTHON
}

chosen() {
  if has_modules python3; then
    command -v python3
  elif has_modules "$environment"; then
    echo "$environment"
  else
    return 1
  fi
}

if [ "${1:-}" = --which ]; then
  chosen || {
    echo "python: no Python with the modules of analysis/; run scripts/python.sh first" >&2
    exit 1
  }
  exit 0
fi

if ! chosen >/dev/null; then
  echo "Making .venv with the modules of analysis/requirements.txt."
  python3 -m venv .venv
  .venv/bin/python -m pip install -q --disable-pip-version-check -r analysis/requirements.txt
fi
