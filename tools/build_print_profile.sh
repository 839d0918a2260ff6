#!/bin/sh
# Make the print profile that Octavo ships, src/octavo/press/printing/profiles/FOGRA39L-300.icc, from
# Fogra's measurements of coated paper. Needs Debian's icc-profiles-free and argyll. The date in the
# profile's header is that of the making; all else comes out the same.
set -eu

colours=/usr/share/color/icc
into="$(cd "$(dirname "$0")/.." && pwd)/src/octavo/press/printing/profiles"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

cp "$colours/FOGRA39L.ti3" "$work/FOGRA39L-300.ti3"
cd "$work"
# -l300: total ink; -kr: the black ramp sets in late; -S sRGB: gamuts are mapped from the screen's.
colprof -qm -bm -l300 -kr -cmt -dpp -S "$colours/sRGB.icc" -A Octavo \
    -D "FOGRA39L coated, 300 % ink" FOGRA39L-300
cp FOGRA39L-300.icc "$into/"
sha256sum "$into/FOGRA39L-300.icc"
