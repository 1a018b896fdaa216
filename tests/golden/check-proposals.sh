#!/bin/sh
# check-proposals.sh FOLDER: every proposal of the national plan, and what its folder has word for word, is what was
# printed. The expected files were made from the printed documents, not from the source; who acts and to whom was
# read out of the words.
set -eu
here=$(dirname "$0")
found=$(mktemp)
trap 'rm -f "$found"' EXIT
for what in proposals folder; do
  option=
  [ $what = proposals ] || option='--stringparam folder yes'
  # shellcheck disable=SC2086
  xsltproc --nonet $option "$here/proposals.xsl" "$1/sources/nationella-planen.xml" >"$found"
  diff -u "$here/nationella-planen-$what.tsv" "$found"
done
