#!/bin/sh
# check-sources.sh FOLDER: the schemas accept what they should, with its includes.
set -eu
cd "$1"
xmllint --nonet --noout --relaxng sources/house.rng sources/house.xml
xmllint --nonet --xinclude --noout --relaxng sources/plan.rng sources/vasterbotten.xml \
  tests/plans/minimal.xml tests/plans/small.xml tests/plans/parter.xml
