#!/bin/sh
# check-schemas.sh FOLDER: each schema says the same as the file it is generated from. Skipped where
# trang is not installed.
set -eu
cd "$1"
if ! command -v trang >/dev/null; then
  echo "trang is not installed" >&2
  exit 77
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for name in plan house resolved views labels; do
  trang -I rnc -O rng sources/$name.rnc "$folder/$name.rng"
  xmllint --noblanks --c14n11 "$folder/$name.rng" >"$folder/expected"
  xmllint --noblanks --c14n11 sources/$name.rng >"$folder/found"
  if ! cmp -s "$folder/expected" "$folder/found"; then
    echo "sources/$name.rng is not what sources/$name.rnc says; run: make schemas" >&2
    exit 1
  fi
done
