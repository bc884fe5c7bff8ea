#!/bin/sh
# Refuses data that this version of CockroachDB cannot open, before anything touches them, and says
# which version can.
#
# Environment:
#   LINE   the version that is to start, such as 26.2
#   READS  the versions whose data it opens, from the oldest to LINE, separated by blanks
#   STORE  the directory of the data
#
# The server keeps the version of its data in STORAGE_MIN_VERSION: the message roachpb.Version of
# Protocol Buffers, with the fields 1 major, 2 minor, 3 patch and 4 internal (cockroachdb/cockroach,
# pkg/storage/min_version.go). It is written when the data are made and when an upgrade is finalized;
# internal is not 0 while that goes on. Without the file the server decides.
set -eu

file=$STORE/STORAGE_MIN_VERSION
if ! test -s "$file"; then
  echo "version: no data of an earlier start"
  exit
fi

major=0
minor=0
internal=0
field=
number=0
factor=1
for byte in $(od -An -v -tu1 "$file"); do
  if test -z "$field"; then
    field=$byte
    number=0
    factor=1
    continue
  fi
  # Seven bits each, the lowest first; the eighth says that more follow.
  number=$((number + byte % 128 * factor))
  factor=$((factor * 128))
  test "$byte" -lt 128 || continue
  case $field in
    8) major=$number ;;
    16) minor=$number ;;
    24) ;;
    32) internal=$number ;;
    *)
      echo "version: $file has an unknown form; the server decides"
      exit
      ;;
  esac
  field=
done
data=$major.$minor
if test "$data" = 0.0; then
  echo "version: $file has an unknown form; the server decides"
  exit
fi

for line in $READS; do
  test "$data" = "$line" || continue
  if test "$data" = "$LINE" && test "$internal" -ne 0; then
    echo "version: an upgrade of the data beyond $LINE has begun. Choose the version that it was for;" \
      "$LINE can open a snapshot or backup from before only." >&2
    exit 1
  fi
  echo "version: the data are of $data, which $LINE opens"
  exit
done

oldest=${READS%% *}
if test "$major" -lt "${oldest%.*}" ||
  { test "$major" -eq "${oldest%.*}" && test "$minor" -lt "${oldest#*.}"; }; then
  echo "version: the data are of $data, and $LINE opens those of $oldest and later only. Nothing was" \
    "changed. Choose the version after $data, finalize it, and go on from there." >&2
else
  echo "version: the data are of $data, which is newer than $LINE. Nothing was changed. Choose $data" \
    "or a later version, or restore a snapshot or backup from before it was finalized." >&2
fi
exit 1
