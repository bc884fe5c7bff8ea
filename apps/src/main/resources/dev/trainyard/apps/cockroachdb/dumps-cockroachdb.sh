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
