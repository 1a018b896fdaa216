#!/bin/sh
# check-rows.sh FOLDER: every goal and every cell of the Västerbotten plan's tables is word for word what
# was printed. The expected file was made from the printed document, not from the source.
set -eu
here=$(dirname "$0")
found=$(mktemp)
trap 'rm -f "$found"' EXIT
xsltproc --nonet "$here/rows.xsl" "$1/sources/vasterbotten.xml" >"$found"
diff -u "$here/vasterbotten-rows.tsv" "$found"
