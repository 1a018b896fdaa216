#!/bin/sh
# Every message has its Swedish translation.
command -v xgettext >/dev/null || exit 77
exec "$1/src/po/update" --check
