#!/bin/sh
# Dumps the database of a server that runs, and restores a dump.
#
#   dumps.sh                whenever the newest dump is old enough, until it is told to end
#   dumps.sh list           tells which dumps there are
#   dumps.sh restore NAME   the database as a dump has it; what was there stays under another name
#
# Environment:
#   PGHOST, PGUSER, PGDATABASE  the server, and the database
#   DUMPS, DUMPED               where dumps lie, and the folder of this database in it
#   HOURS, KEEP                 from one dump to the next, and how many stay
set -eu

fail() { echo "dumps: $*" >&2; exit 1; }

folder=$DUMPS/$DUMPED
# The folder may hold other files: only what the list names was made by the schedule.
list=$folder/.made-by-schedule

sql() {
  psql --dbname=postgres --no-password --quiet --no-psqlrc --tuples-only --no-align \
    --set=ON_ERROR_STOP=1 --set=database="$PGDATABASE" "$@"
}

# Runs a program so that a signal to end need not wait for it.
child=
patiently() {
  "$@" &
  child=$!
  status=0
  wait "$child" || status=$?
  child=
  return "$status"
}

# The dumps that were made by the schedule and are still there, the oldest first.
made() {
  grep -v '^\.new-' "$list" 2>/dev/null | while read -r one; do
    case $one in */*) ;; *) [ ! -f "$folder/$one" ] || printf '%s\n' "$one" ;; esac
  done
}

# Removes the files of these names.
forget() {
  while read -r old; do
    case $old in */*) ;; *) rm -f "$folder/$old" ;; esac
  done
}

is_due() {
  newest=$(made | tail -n 1)
  [ -z "$newest" ] || [ -z "$(find "$folder/$newest" -mmin "-$((HOURS * 60))")" ]
}

dump() {
  mkdir -p "$folder" && touch "$list" || return 1
  # What an attempt that was cut off has left.
  grep '^\.new-' "$list" | forget
  name=scheduled-$(date -u +%Y%m%dT%H%M%SZ).dump
  printf '%s\n' ".new-$name" >>"$list" || return 1
  patiently pg_dump --format=custom --no-password --file="$folder/.new-$name" \
    && sync "$folder/.new-$name" \
    && printf '%s\n' "$name" >>"$list" \
    && mv "$folder/.new-$name" "$folder/$name" \
    || { rm -f "$folder/.new-$name"; return 1; }
  made | head -n "-$KEEP" | forget
  left=$(made)
  printf '%s\n' "$left" >"$list"
  echo "dumps: wrote $DUMPED/$name"
}

names() {
  for file in "$folder"/*.dump; do
    [ ! -f "$file" ] || echo "${file##*/}"
  done
}

restore() {
  case $1 in */* | .* | '') fail "\"$1\" is no name of a dump. There are:" $(names) ;; esac
  file=$folder/$1
  [ -f "$file" ] || fail "there is no dump \"$1\". There are:" $(names)
  old=before_$(date -u +%Y%m%dT%H%M%SZ)
  # Beside the database that is in use, which a dump that cannot be restored leaves as it is.
  sql <<'SQL'
DROP DATABASE IF EXISTS restored;
CREATE DATABASE restored TEMPLATE template0;
SQL
  pg_restore --dbname=restored --no-owner --exit-on-error --no-password "$file" \
    || fail "$1 cannot be restored; nothing was changed"
  attempt=0
  # Who connects again in between is asked to leave again.
  until sql --set=old="$old" <<'SQL'; do
SELECT 'dumps: connections ended: ' || count(pg_terminate_backend(pid))
  FROM pg_stat_activity WHERE datname = :'database';
BEGIN;
ALTER DATABASE :"database" RENAME TO :"old";
ALTER DATABASE restored RENAME TO :"database";
COMMIT;
SQL
    attempt=$((attempt + 1))
    [ "$attempt" -lt 10 ] || fail "$PGDATABASE is in use all the time; nothing was changed"
    sleep 1
  done
  echo "dumps: $PGDATABASE is as in $1; what was there before is in the database $old"
}

case ${1:-} in
  list) names; exit ;;
  restore) restore "${2:-}"; exit ;;
esac

trap '[ -z "$child" ] || kill "$child" 2>/dev/null; exit 0' TERM INT
while :; do
  if is_due; then
    dump || echo "dumps: the dump has failed, and is tried again" >&2
  fi
  patiently sleep "${SECONDS_BETWEEN_LOOKS:-300}"
done
