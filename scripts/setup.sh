#!/usr/bin/env bash
# Installs the libraries that Nichrome builds on, where they are missing. Does nothing when all are there.
#
#   scripts/setup.sh          what every build needs
#   scripts/setup.sh --mpi    Open MPI as well
set -euo pipefail

fail() {
  echo "setup: $*" >&2
  exit 1
}

command -v swift >/dev/null || fail "no Swift toolchain in PATH (6.1 or later is needed): see https://www.swift.org/install"

if [ "$(uname -s)" = Darwin ]; then
  missing=()
  command -v pkg-config >/dev/null || missing+=(pkg-config)
  for pair in fftw3:fftw netcdf:netcdf gsl:gsl; do
    pkg-config --exists "${pair%%:*}" 2>/dev/null || missing+=("${pair##*:}")
  done
  if [ "${1:-}" = --mpi ]; then pkg-config --exists ompi-c 2>/dev/null || missing+=(open-mpi); fi
  prefix=$(brew --prefix 2>/dev/null || echo /usr/local)
  [ -f "$prefix/include/Random123/philox.h" ] || missing+=(random123)
  [ ${#missing[@]} -eq 0 ] || fail "missing libraries; install them with: brew install ${missing[*]}"
  exit 0
fi

command -v dpkg-query >/dev/null ||
  fail "this is neither Debian (apt) nor a Mac (brew): install pkg-config, fftw3, netcdf, gsl and random123 by hand"

# A virtual environment is only needed where the modules of analysis/ are not installed already: see python.sh.
missing=()
wanted=(pkg-config libfftw3-dev libnetcdf-dev libgsl-dev librandom123-dev python3 python3-venv)
[ "${1:-}" = --mpi ] && wanted+=(libopenmpi-dev openmpi-bin)
for package in "${wanted[@]}"; do
  # pkgconf provides pkg-config on newer releases: ask for the command, not for the package.
  if [ "$package" = pkg-config ] && command -v pkg-config >/dev/null; then continue; fi
  if [ "$package" = python3 ] && command -v python3 >/dev/null; then continue; fi
  if [ "$package" = python3-venv ] && python3 -c 'import ensurepip, venv' 2>/dev/null; then continue; fi
  dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -eq 0 ]; then
  as_root=()
elif command -v sudo >/dev/null; then
  as_root=(sudo)
else
  fail "missing packages, and installing them needs root; as root run: apt-get install ${missing[*]}"
fi

echo "Installing ${missing[*]} with apt (root is needed for this)."
"${as_root[@]}" apt-get update -q
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
