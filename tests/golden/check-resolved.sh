#!/bin/sh
# check-resolved.sh PROGRAM FOLDER: what is computed of plans is what was found by hand
# (tests/golden/resolved), and follows its schema; without it there is a source that follows its own. With HP_UPDATE_GOLDENS it is written anew.
set -eu
program=$1 here=$2/tests/golden
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The same way whatever white space and prefixes it was written with.
laid_out() {
  xmllint --nonet --noblanks --c14n11 "$1" | xmllint --nonet --format -
}

# check NAME SOURCE [OPTION…]
check() {
  name=$1 source=$2
  shift 2
  "$program" resolve "$source" "$@" -o "$work/$name.tree"
  xmllint --nonet --noout --relaxng "$here/../../sources/resolved.rng" "$work/$name.tree" 2>"$work/said" ||
    { cat "$work/said" >&2; exit 1; }
  xsltproc --nonet "$here/consolidated.xsl" "$work/$name.tree" >"$work/$name.source"
  xmllint --nonet --noout --relaxng "$here/../../sources/plan.rng" "$work/$name.source" 2>"$work/said" ||
    { cat "$work/said" >&2; exit 1; }
  xsltproc --nonet "$here/computed.xsl" "$work/$name.tree" >"$work/$name.xml"
  [ -z "${HP_UPDATE_GOLDENS:-}" ] || cp "$work/$name.xml" "$here/resolved/$name.xml"
  laid_out "$here/resolved/$name.xml" >"$work/expected"
  laid_out "$work/$name.xml" >"$work/found"
  diff -u "$work/expected" "$work/found"
}

check vasterbotten "$2/sources/vasterbotten.xml"
check small "$2/tests/plans/small.xml"
check small-2024-03 "$2/tests/plans/small.xml" --as-of 2024-03-13
check small-2024-10 "$2/tests/plans/small.xml" --as-of mote-2024-10
check small-since "$2/tests/plans/small.xml" --as-of 2025-06-01 --since last
check marked "$2/tests/plans/marked.xml" --wording marked
check shapes "$2/tests/plans/shapes.xml"
check small-2025-06 "$2/tests/plans/small.xml" --as-of 2025-06-01
check decision-2026 "$2/tests/plans/decision-2026.xml" --as-of 2027-02-08
check extract "$2/tests/plans/extract.xml"
check every-label "$2/tests/plans/every-label.xml" --as-of 2025-02-01
# A follow-up of its own: as of a day before it, it is the plan.
check small-uppfoljning "$2/tests/plans/small-uppfoljning.xml"
check small-2024-10 "$2/tests/plans/small-uppfoljning.xml" --as-of mote-2024-10
check ett-ar-2017-03 "$2/tests/plans/ett-ar-uppfoljning.xml" --as-of mote-1 --since last
check ett-ar-2017-10 "$2/tests/plans/ett-ar-uppfoljning.xml" --as-of mote-3 --since last
check ett-ar-2018-02 "$2/tests/plans/ett-ar-uppfoljning.xml" --since mote-2
