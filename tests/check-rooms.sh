#!/bin/sh
# A room is built of its own headers, and of the public header of rooms before it: no include runs
# backwards, and none past a public header.  Usage: check-rooms.sh SOURCE-ROOT
set -eu
cd "$1/src"

# Left to right, as src/meson.build has them; those of `makes` turn formatting objects into files,
# whatever these came from, and know nothing of plans.
rooms='base xml plan transform fo text graphics layout paint pdf-syntax pdf inspect formatter maker
  library cli'
makes='fo text graphics layout paint pdf-syntax pdf inspect formatter'
built='new-templates.h' # headers that are made while building

{
  sed -n "s/^subdir('\(.*\)')$/meson \1/p" meson.build
  find . -name '*.[ch]' -exec grep -HnE '^[[:space:]]*#[[:space:]]*include[[:space:]]*"' {} + |
    sed 's|^\./||; s|:[[:space:]]*#[^"]*"| |; s|".*||'
} | awk -v rooms="$rooms" -v makes="$makes" -v built="$built" '
  function wrong(what) { print what; faults++ }
  BEGIN {
    n = split(rooms, names)
    for (i = 1; i <= n; i++) { place[names[i]] = i; public[names[i]] = names[i] "/" names[i] ".h" }
    public["library"] = "library/handlingsplan.h"
    n = split(makes, names)
    for (i = 1; i <= n; i++) plain[names[i]] = 1
    n = split(built, names)
    for (i = 1; i <= n; i++) made[names[i]] = 1
  }
  $1 == "meson" {
    if ($2 == "po") next
    if (!($2 in place)) { wrong("src/meson.build: " $2 " is not in the order of tests/check-rooms.sh"); next }
    if (place[$2] < last) wrong("src/meson.build: " $2 " is out of order")
    last = place[$2]
    next
  }
  {
    files++
    room = $1; sub("/.*", "", room)
    other = $2; sub("/.*", "", other)
    if ($2 in made || other == room) next
    if (!(room in place)) wrong($1 ": " room " is not in the order of tests/check-rooms.sh")
    else if (!(other in place)) wrong($1 ": " $2 " is in no room")
    else if (place[other] > place[room]) wrong($1 ": " other " comes after " room)
    else if ($2 != public[other]) wrong($1 ": " $2 " is private to " other)
    else if (room in plain && (other == "plan" || other == "transform"))
      wrong($1 ": " room " must not know " other)
  }
  END {
    if (files < 100) wrong("only " files + 0 " includes were found")
    exit faults > 0
  }'
