#!/bin/sh
# What dumps.sh needs for PostgreSQL.
#
# Environment:
#   PGHOST, PGUSER, PGDATABASE  the server, and the database
set -eu

ending=.dump

# Not connected to the database itself, which may be called postgres.
sql() {
  psql --dbname=template1 --no-password --quiet --no-psqlrc --tuples-only --no-align \
    --set=ON_ERROR_STOP=1 --set=database="$PGDATABASE" "$@"
}

dump() {
  patiently pg_dump --format=custom --no-password --file="$folder/$1" && sync "$folder/$1"
}

# Drops what a restoration has made that comes to nothing.
give_up() {
  # What happens in between would leave it.
  trap '' HUP INT TERM
  sql --set=new="$new" <<'SQL' || true
DROP DATABASE :"new";
SQL
  fail "$1; nothing was changed"
}

restore() {
  others=$(
    sql <<'SQL'
SELECT string_agg(datname, ', ') FROM pg_database WHERE datname ~ '^restored_[0-9]{8}T[0-9]{6}Z$';
SQL
  ) || fail "the server cannot be asked; nothing was changed"
  left_over "$others"
  old=before_$(moment)
  # Nobody else's: where there is one of this name, it is not made.
  new=restored_$(moment)
  trap 'give_up "the restoration was ended"' HUP INT TERM
  # Beside the database that is in use, which a dump that cannot be restored leaves as it is.
  sql --set=new="$new" <<'SQL' || fail "$new cannot be made; nothing was changed"
CREATE DATABASE :"new" TEMPLATE template0;
SQL
  pg_restore --dbname="$new" --no-owner --exit-on-error --no-password "$folder/$1" \
    || give_up "$1 cannot be restored"
  # From here on it is done, or given up, before anything else is heard.
  trap '' HUP INT TERM
  attempt=0
  # Who connects again in between is asked to leave again.
  until sql --set=old="$old" --set=new="$new" <<'SQL'; do
SELECT 'dumps: connections ended: ' || count(pg_terminate_backend(pid))
  FROM pg_stat_activity WHERE datname = :'database';
BEGIN;
ALTER DATABASE :"database" RENAME TO :"old";
ALTER DATABASE :"new" RENAME TO :"database";
COMMIT;
SQL
    attempt=$((attempt + 1))
    [ "$attempt" -lt 10 ] || give_up "$PGDATABASE is in use all the time"
    sleep 1
  done
}
