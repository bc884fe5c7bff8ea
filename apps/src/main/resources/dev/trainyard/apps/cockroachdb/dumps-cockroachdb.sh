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

# Restored tables belong to who restores them, and nobody else has rights (cockroachdb/docs,
# v25.4/restore.md, "Users and privileges").
restore() {
  old=before_$(moment)
  # Beside the database that is in use, which a backup that cannot be restored leaves as it is.
  sql --execute='DROP DATABASE IF EXISTS restored CASCADE' \
    --execute="RESTORE DATABASE \"$DATABASE\" FROM LATEST IN 'nodelocal://1/$DUMPED/$1'
      WITH new_db_name = 'restored'" \
    --execute="ALTER DATABASE restored OWNER TO \"$OWNER\"" \
    --execute='USE restored' \
    --execute="GRANT ALL ON SCHEMA public TO \"$OWNER\"" \
    --execute="REASSIGN OWNED BY root TO \"$OWNER\"" \
    || fail "$1 cannot be restored; nothing was changed"
  sql --execute="ALTER DATABASE \"$DATABASE\" RENAME TO \"$old\"" \
    || fail "the names cannot be exchanged; nothing was changed"
  sql --execute="ALTER DATABASE restored RENAME TO \"$DATABASE\"" || {
    sql --execute="ALTER DATABASE \"$old\" RENAME TO \"$DATABASE\""
    fail "the names cannot be exchanged; nothing was changed"
  }
}
