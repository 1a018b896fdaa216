#!/bin/sh
# check-sources.sh FOLDER: the schemas accept what they should, with its includes.
set -eu
cd "$1"
xmllint --nonet --noout --relaxng sources/house.rng sources/house.xml
xmllint --nonet --xinclude --noout --relaxng sources/plan.rng sources/vasterbotten.xml sources/nationella-planen.xml \
  tests/plans/minimal.xml tests/plans/small.xml tests/plans/small-uppfoljning.xml tests/plans/parter.xml \
  tests/plans/proposals.xml tests/plans/decision.xml tests/plans/decision-2018.xml \
  tests/plans/decision-2026.xml tests/plans/memo.xml tests/plans/extract.xml tests/plans/delegation.xml

# Everything one can write is explained, in both languages.
for schema in sources/plan.rng sources/house.rng sources/resolved.rng; do
  undocumented=$(xmllint --xpath "count(//*[local-name()='element' or local-name()='attribute']
    [not(*[local-name()='documentation'][lang('sv')]) or not(*[local-name()='documentation'][lang('en')])])" \
    $schema)
  if [ "$undocumented" != 0 ]; then
    echo "$schema: $undocumented elements or attributes without documentation in sv and en" >&2
    exit 1
  fi
done
