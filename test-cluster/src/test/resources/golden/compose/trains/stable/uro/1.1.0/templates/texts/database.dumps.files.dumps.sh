#!/bin/sh
# What dumps.sh needs for CockroachDB.
#
# Environment:
#   COCKROACH                              the program
#   COCKROACH_HOST, COCKROACH_CERTS_DIR    the server, and the certificate of root
#   DATABASE, OWNER                        what is dumped, and who owns it
#
# The server itself writes to $DUMPS and reads from it: its --external-io-dir.
set -eu

ending=.backup

sql() {
  "$COCKROACH" sql "$@"
}

dump() {
  patiently "$COCKROACH" sql \
    --execute="BACKUP DATABASE \"$DATABASE\" INTO 'nodelocal://1/$DUMPED/$1'"
}

# Drops what a restoration has made that comes to nothing.
give_up() {
  # What happens in between would leave it.
  trap '' HUP INT TERM
  sql --execute="DROP DATABASE IF EXISTS \"$new\" CASCADE" || true
  fail "$1; nothing was changed"
}

# Restored tables belong to who restores them, and nobody else has rights (cockroachdb/docs,
# v25.4/restore.md, "Users and privileges").
restore() {
  old=before_$(moment)
  # Nobody else's: where there is one of this name, nothing is restored into it.
  new=restored_$(moment)
  # Not from crdb_internal, which 26.1 and later keep from all sessions (cockroachdb/docs,
  # v26.2/crdb-internal.md, "Access control").
  others=$(sql --format=tsv --execute="SELECT datname FROM pg_catalog.pg_database
      WHERE datname ~ '^restored_[0-9]{8}T[0-9]{6}Z\$'" | tail -n +2 | tr '\n' ' ')
  case $others in *"$new"*) fail "there is a database $new; nothing was changed" ;; esac
  left_over "$others"
  trap 'give_up "the restoration was ended"' HUP INT TERM
  # Beside the database that is in use, which a backup that cannot be restored leaves as it is.
  sql --execute="RESTORE DATABASE \"$DATABASE\" FROM LATEST IN 'nodelocal://1/$DUMPED/$1'
      WITH new_db_name = '$new'" \
    --execute="ALTER DATABASE \"$new\" OWNER TO \"$OWNER\"" \
    --execute="USE \"$new\"" \
    --execute="GRANT ALL ON SCHEMA public TO \"$OWNER\"" \
    --execute="REASSIGN OWNED BY root TO \"$OWNER\"" \
    || give_up "$1 cannot be restored"
  # From here on it is done, or given up, before anything else is heard.
  trap '' HUP INT TERM
  sql --execute="ALTER DATABASE \"$DATABASE\" RENAME TO \"$old\"" \
    || give_up "the names cannot be exchanged"
  sql --execute="ALTER DATABASE \"$new\" RENAME TO \"$DATABASE\"" || {
    sql --execute="ALTER DATABASE \"$old\" RENAME TO \"$DATABASE\""
    give_up "the names cannot be exchanged"
  }
}
# Puts a text in the place of a file. Cut off, by a pool that is full or a power failure, the former
# one stays: without their list nobody would ever remove the dumps.
put() { printf '%s\n' "$2" >"$1.new" && sync "$1.new" && mv "$1.new" "$1"; }

# Adds a name to the list.
add() {
  all=$(cat "$list") && put "$list" "${all:+$all
}$1"
}

# Dumps the database of a server that runs, and restores a dump.
#
#   dumps.sh                whenever the newest dump is old enough, until it is told to end
#   dumps.sh list           tells which dumps there are
#   dumps.sh restore NAME   the database as a dump has it; what was there stays under another name
#
# Environment:
#   DUMPS, DUMPED   where dumps lie, and the folder of this database in it
#   HOURS, KEEP     from one dump to the next, or 0 for none, and how many stay
#
# What stands before this for the kind of database:
#   ending          what names of dumps end in
#   dump NAME       writes one into the folder, a file or a directory, and succeeds if it is whole
#   restore NAME    sets old to the name that the former database has now; calls left_over
#                   with the names of databases that others have left

fail() { echo "dumps: $*" >&2; exit 1; }

folder=$DUMPS/$DUMPED
# The folder may hold other files: only what the list names was made by the schedule.
list=$folder/.made-by-schedule

# Digits that sort by time, in a name.
moment() { date -u ${1:+-d "@$1"} +%Y%m%dT%H%M%SZ; }
digits() { printf %s "$1" | tr -dc 0-9; }

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
  [ ! -f "$list" ] || while read -r one; do
    case $one in '' | */* | .*) ;; *) [ ! -e "$folder/$one" ] || printf '%s\n' "$one" ;; esac
  done <"$list"
}

# Removes what attempts that were cut off have left.
tidy() {
  while read -r one; do
    case $one in */*) ;; .new-*) rm -rf "${folder:?}/$one" ;; esac
  done <"$list"
}

# All but so many of the names that are read; the last one stays in any case.
all_but() {
  set --  "$1" $(cat)
  keep=$1
  shift
  [ "$keep" -ge 1 ] || keep=1
  while [ $# -gt "$keep" ]; do
    printf '%s\n' "$1"
    shift
  done
}

is_due() {
  [ "$HOURS" -gt 0 ] || return 1
  newest=
  for one in $(made); do newest=$one; done
  [ -z "$newest" ] \
    || [ "$(digits "$newest")" -le "$(digits "$(moment $(($(date +%s) - HOURS * 3600)))")" ]
}

write() {
  mkdir -p "$folder" && touch "$list" || return 1
  tidy
  name=scheduled-$(moment)$ending
  add ".new-$name" || return 1
  if ! dump ".new-$name" || ! add "$name" \
    || ! mv "$folder/.new-$name" "$folder/$name"; then
    rm -rf "$folder/.new-$name"
    return 1
  fi
  for one in $(made | all_but "$KEEP"); do rm -rf "${folder:?}/$one"; done
  left=$(made)
  put "$list" "$left" || echo "dumps: the list of dumps stays longer than the dumps are" >&2
  echo "dumps: wrote $DUMPED/$name"
}

names() {
  for one in "$folder"/*"$ending"; do
    [ ! -e "$one" ] || echo "${one##*/}"
  done
}

# Tells of databases that restorations have made, and that nothing else speaks of.
left_over() {
  [ -z "$1" ] || echo "dumps: unless they are being restored now, these databases are left over" \
    "from restorations that were cut off, and may be dropped: $1" >&2
}

case ${1:-} in
  list)
    names
    exit
    ;;
  restore)
    case ${2:-} in
      */* | .* | '') fail "\"${2:-}\" is no name of a dump. There are:" $(names) ;;
      *"$ending") [ -e "$folder/$2" ] || fail "there is no dump \"$2\". There are:" $(names) ;;
      *) fail "\"$2\" is no name of a dump. There are:" $(names) ;;
    esac
    restore "$2"
    echo "dumps: the database is as in $2; what was there before is in the database $old"
    exit
    ;;
esac

trap '[ -z "$child" ] || kill "$child" 2>/dev/null || :; exit 0' TERM INT
# A server that starts beside this one answers soon; one that goes on failing is asked less often.
soon=5
while :; do
  pause=${SECONDS_BETWEEN_LOOKS:-300}
  if is_due; then
    if write; then
      soon=5
    else
      echo "dumps: the dump has failed, and is tried again" >&2
      if [ "$soon" -lt 300 ]; then
        pause=$soon
        soon=$((soon * 2))
      fi
    fi
  fi
  patiently sleep "$pause"
done
