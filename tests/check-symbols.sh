#!/bin/sh
# Rooms are linked into one program: no two may give a function the same name, since the linker would
# quietly take the first.  Usage: check-symbols.sh LIBRARY…
set -eu
twice=$(for library in "$@"; do nm --defined-only --extern-only "$library"; done |
  awk 'NF == 3 { print $3 }' | sort | uniq -d)
if [ -n "$twice" ]; then
  echo "defined in more than one room:" $twice
  exit 1
fi
