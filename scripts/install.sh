#!/usr/bin/env bash
# Installs the built command with its manual page and completions below a prefix, and nothing else.
#
#   scripts/install.sh PREFIX      DESTDIR, if set, goes in front (for packages)
set -euo pipefail
[ $# = 1 ] && [ -n "$1" ] || {
  echo "usage: scripts/install.sh PREFIX" >&2
  exit 2
}
cd "$(dirname "$0")/.."
root=${DESTDIR:-}$1
command=$PWD/.build/release/nichrome
[ -x "$command" ] || {
  echo "install: there is no $command; run make build first" >&2
  exit 1
}
umask 022

# A program that still runs keeps its file: the new one takes the name in one step.
put() { # source, place, mode
  mkdir -p "$(dirname "$2")"
  cp "$1" "$2.partial"
  chmod "$3" "$2.partial"
  mv "$2.partial" "$2"
  echo "$2"
}

made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
"$command" --experimental-dump-help | python3 scripts/manual.py "$("$command" --version)" >"$made/nichrome.1"
for shell in bash zsh fish; do
  "$command" --generate-completion-script "$shell" >"$made/$shell"
done
"$command" schema >"$made/deck.schema.json"
put "$command" "$root/bin/nichrome" 755
put "$made/nichrome.1" "$root/share/man/man1/nichrome.1" 644
put "$made/bash" "$root/share/bash-completion/completions/nichrome" 644
put "$made/zsh" "$root/share/zsh/site-functions/_nichrome" 644
put "$made/fish" "$root/share/fish/vendor_completions.d/nichrome.fish" 644
put "$made/deck.schema.json" "$root/share/nichrome/deck.schema.json" 644
