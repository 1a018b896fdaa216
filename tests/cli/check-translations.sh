#!/bin/sh
# Every message has its Swedish translation, with the quotation marks of Swedish (those of XML stand after "=").
command -v xgettext >/dev/null || exit 77
awk '/^msgid/ { own = 0 } /^msgstr/ { own = 1 } own && /[^=[:alnum:]]\\"%/ { print FILENAME ":" FNR ": " $0; bad = 1 } END { exit bad }' \
  "$1/src/po/sv.po" || exit 1
exec "$1/src/po/update" --check
