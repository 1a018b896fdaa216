#!/bin/sh
# check-shown.sh PROGRAM FOLDER: what is shown of plans of other shapes – headings, rows, cells that span – is what
# somebody has read (tests/golden/shown). With HP_UPDATE_GOLDENS it is written anew.
set -eu
program=$1 folder=$2 here=$2/tests/golden
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# check NAME SOURCE [OPTION…]
check() {
  name=$1 source=$2
  shift 2
  "$program" fo "$source" "$@" >"$work/$name.fo"
  xsltproc --nonet "$here/shown.xsl" "$work/$name.fo" >"$work/$name.txt"
  [ -z "${HP_UPDATE_GOLDENS:-}" ] || cp "$work/$name.txt" "$here/shown/$name.txt"
  diff -u "$here/shown/$name.txt" "$work/$name.txt"
}

# Columns that the house chooses: those of fields that a plan has not got are left out.
sed 's|</house>|<columns><column field="activity" width="3"/><column field="responsible" width="2"/>\
  <column own="budget"/><column own="ingen"/><column field="timeframe"/></columns></house>|' "$folder/sources/house.xml" >"$work/house.xml"
cp "$folder/tests/plans/shapes.xml" "$work"
check shapes-house "$work/shapes.xml"

for plan in shapes chosen-columns; do
  check "$plan" "$folder/tests/plans/$plan.xml"
  check "$plan-plain" "$folder/tests/plans/$plan.xml" --tables=plain
done

# What amendments have made of the text, marked in it.
check marked "$folder/tests/plans/marked.xml" --wording marked

# How it stands, and what was said last, beside each activity; before anything has been reported neither has a column.
sed 's|</house>|<columns><column field="objective"/><column field="activity"/><column field="responsible"/>\
  <column field="progress"/><column field="comment"/></columns></house>|' "$folder/sources/house.xml" >"$work/house.xml"
cp "$folder/tests/plans/ett-ar.xml" "$folder/tests/plans/ett-ar-uppfoljning.xml" "$work"
check standing "$work/ett-ar-uppfoljning.xml" --wording consolidated
check standing-before "$work/ett-ar-uppfoljning.xml" --as-of 2016-12-01
sed 's|<plan |<plan layout="measures" |' "$folder/tests/plans/ett-ar.xml" >"$work/ett-ar.xml"
check standing-measures "$work/ett-ar-uppfoljning.xml" --as-of mote-1
