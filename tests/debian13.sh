#!/bin/sh
# debian13.sh [FOLDER [TEST…]]: builds this tree in a Debian 13 of its own, and runs the tests there:
# those of these names ("areas", "--suite unit"), or all, between the README's two commands.
#
# Needs root and debootstrap. FOLDER (build-debian13) is made once, from the mirror that apt uses
# here, and kept: a second run only copies the sources and installs what is new.
set -eu
cd "$(dirname "$0")/.."
root=${1:-build-debian13}
[ $# -eq 0 ] || shift

if [ "$(id -u)" -ne 0 ]; then
  echo "debian13.sh must be run as root: it makes a system in a folder and enters it." >&2
  exit 2
fi

if [ ! -e "$root/etc/debian_version" ]; then
  mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Origin: Debian' |
    grep -v security | sort | uniq -c | sort -rn | awk 'NR == 1 {print $2}')
  debootstrap --variant=minbase trixie "$root" $mirror
fi
for file in /etc/apt/apt.conf.d/*proxy* /etc/resolv.conf; do
  [ ! -e "$file" ] || cp "$file" "$root$file"
done

mounted=
leave() { # the last first: one may lie in another
  for folder in $mounted; do
    umount "$root/$folder"
  done
}
trap leave EXIT
for folder in proc dev dev/pts; do
  if ! mountpoint -q "$root/$folder" && mount --bind "/$folder" "$root/$folder" 2>/dev/null; then
    mounted="$folder $mounted"
  fi
done

# Files that are the same stay, so that only what changed is compiled again. Others are as new as
# their copy: they may have been changed before an object was made of what they said then.
mkdir -p "$root/source"
git -c core.quotePath=off ls-files >"$root/tmp/files"
(cd "$root/source" && find . -path './build*' -prune -o ! -type d -printf '%P\n') |
  grep -vxFf "$root/tmp/files" | (cd "$root/source" && xargs -r -d '\n' rm -f)
while IFS= read -r file; do
  if [ -e "$file" ] && ! cmp -s "$file" "$root/source/$file"; then
    mkdir -p "$root/source/$(dirname "$file")"
    cp -P --preserve=mode "$file" "$root/source/$file"
  fi
done <"$root/tmp/files"

chroot "$root" /bin/sh -eu -s -- "$@" <<'INSIDE'
cd /source
export LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive
if ! command -v make >/dev/null; then
  apt-get update -q
  apt-get install -y -q --no-install-recommends make
fi
if [ $# -gt 0 ]; then
  make program </dev/null
  .ci/install-packages test </dev/null
  exec meson test -C build --print-errorlogs "$@" </dev/null
fi
make </dev/null
make check </dev/null
make </dev/null
ls -l out
INSIDE
