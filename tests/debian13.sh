#!/bin/sh
# debian13.sh [FOLDER]: builds this tree in a Debian 13 of its own, and runs the tests there.
#
# Needs root and debootstrap. FOLDER (build-debian13) is made once, from the mirror that apt uses
# here, and kept: a second run only copies the sources and installs what is new.
set -eu
cd "$(dirname "$0")/.."
root=${1:-build-debian13}

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

# A fresh tree with the old build folder: only what changed is compiled again.
mkdir -p "$root/source"
find "$root/source" -mindepth 1 -maxdepth 1 ! -name build -exec rm -rf {} +
git ls-files -z | tar -c --null --ignore-failed-read -T - | tar -x -C "$root/source"
rm -rf "$root/source/out/"*

chroot "$root" /bin/sh -eu <<'INSIDE'
cd /source
export LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive
if ! command -v make >/dev/null; then
  apt-get update -q
  apt-get install -y -q --no-install-recommends make
fi
make </dev/null
make check </dev/null
make </dev/null
ls -l out
INSIDE
