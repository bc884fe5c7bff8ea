#!/bin/sh
# What dumps.sh needs for PostgreSQL.
#
# Environment:
#   PGHOST, PGUSER, PGDATABASE  the server, and the database
set -eu

ending=.dump

sql() {
  psql --dbname=postgres --no-password --quiet --no-psqlrc --tuples-only --no-align \
    --set=ON_ERROR_STOP=1 --set=database="$PGDATABASE" "$@"
}

dump() {
  patiently pg_dump --format=custom --no-password --file="$folder/$1" && sync "$folder/$1"
}

restore() {
  old=before_$(moment)
  # Beside the database that is in use, which a dump that cannot be restored leaves as it is.
  sql <<'SQL'
DROP DATABASE IF EXISTS restored;
CREATE DATABASE restored TEMPLATE template0;
SQL
  pg_restore --dbname=restored --no-owner --exit-on-error --no-password "$folder/$1" \
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
}
