#!/usr/bin/env bash
# The documentation as web pages in .build/docs: the pages of docs/ with the API of the modules. Warnings are errors.
#
# The pages are kept as plain Markdown that reads anywhere; their links are turned into those of DocC on the way.
set -euo pipefail
cd "$(dirname "$0")/.."
modules=.build/release/Modules
[ -d "$modules" ] || {
  echo "docs: there is nothing built; run make build first" >&2
  exit 1
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
catalogue=$work/Nichrome.docc
mkdir -p "$catalogue" "$work/symbols"

tools=$(dirname "$(readlink -f "$(command -v swift)")")
docc=$(command -v docc || echo "$tools/docc")
[ -x "$docc" ] || {
  echo "docs: the Swift toolchain has no docc" >&2
  exit 1
}

python3 scripts/catalogue.py docs "$catalogue"
target=$(swift -print-target-info | python3 -c 'import json, sys; print(json.load(sys.stdin)["target"]["triple"])')
includes=()
for map in .build/release/*.build/module.modulemap; do includes+=(-Xcc "-fmodule-map-file=$map"); done
for folder in .build/checkouts/*/Sources/*/include/module.modulemap Sources/*/module.modulemap; do includes+=(-I "$(dirname "$folder")"); done
for flag in $(pkg-config --cflags-only-I fftw3 netcdf gsl); do includes+=(-Xcc "$flag"); done
for module in Nichrome NichromeModel NichromeKinetics NichromeTheory NichromeRunFile NichromeAnalysis NichromeNumerics; do
  swift symbolgraph-extract -module-name "$module" -I "$modules" "${includes[@]}" -target "$target" \
    -minimum-access-level public -output-dir "$work/symbols"
done
rm -f "$work"/symbols/*@*.json
"$docc" convert "$catalogue" --additional-symbol-graph-dir "$work/symbols" --fallback-display-name Nichrome \
  --fallback-bundle-identifier nichrome --warnings-as-errors --output-path .build/docs
echo "the documentation is in .build/docs; see it with: $docc preview, or any web server in that folder"
