#!/bin/sh
# The mechanics of the printer: puts out the pages of a sample PDF, a line in the file "tray" for each sheet.
# "limit" in the same directory says after how many sheets of all there is no paper, until it is removed.
here=$(dirname "$0")
pages=$(grep -ac '/Type /Page ' "$1")
range=${IPP_PAGE_RANGES:-1-$pages}
copies=${IPP_COPIES:-1}
came=0
[ -s "$here/tray" ] || : >"$here/tray"
copy=0
while [ $copy -lt "$copies" ]; do
  page=${range%-*}
  while [ "$page" -le "${range#*-}" ]; do
    if [ -e "$here/limit" ] && [ "$(wc -l <"$here/tray")" -ge "$(cat "$here/limit")" ]; then
      echo "STATE: +media-empty" >&2
      while [ -e "$here/limit" ]; do sleep 0.1; done
      echo "STATE: -media-empty" >&2
      exit 0
    fi
    sleep 0.2
    echo "$page" >>"$here/tray"
    came=$((came + 1))
    echo "ATTR: job-impressions-completed=$came" >&2
    page=$((page + 1))
  done
  copy=$((copy + 1))
done
