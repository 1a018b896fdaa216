#!/bin/sh
# check-differs.sh SOURCE-ROOT: whether each row of fop-differs.tsv says all it should, and is shown in fo/fop-differs.fo.
set -eu
folder=$1/tests/golden
awk -F '\t' 'NF != 4 || $1 == "" || $2 == "" || $3 == "" || $4 == "" { print "incomplete: " $0; bad = 1 } END { exit bad }' "$folder/fop-differs.tsv"
tail -n +2 "$folder/fop-differs.tsv" | cut -f 1 | while read -r behaviour; do
  grep -q "<fo:block[^>]*>$behaviour\b" "$folder/fo/fop-differs.fo" || { echo "not shown: $behaviour"; exit 1; }
done
