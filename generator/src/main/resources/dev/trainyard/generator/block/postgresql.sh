if [ ! -s "$PGDATA/PG_VERSION" ]; then
  remember
  exit 0
fi

found=$(cat "$PGDATA/PG_VERSION")
able=$(postgres --version | sed -E 's/^[^0-9]*([0-9]+).*/\1/')
if [ "$found" != "$able" ]; then
  fail "the data is of PostgreSQL $found and this image is PostgreSQL $able, which cannot open it." \
    "Nothing was changed. Go back to the version of the app that you come from, dump the database" \
    "there, and restore it in a new dataset."
fi

# One that starts or stops, too.
answers() {
  status=0
  pg_isready --quiet --host="$SERVER" --timeout=3 || status=$?
  [ "$status" -lt 2 ]
}
alone

log=$(mktemp)
sockets=$(mktemp -d)
stop() { pg_ctl stop --wait --mode=fast --silent >/dev/null 2>&1 || true; }
trap stop EXIT
# A shell takes the options apart.
settings=
for word in "$@"; do settings="$settings $(printf %q "$word")"; done
# Reached by nobody else; an hour for the recovery of what a power failure has left.
pg_ctl start --wait --timeout=3600 --log="$log" --silent \
  --options="$settings -c listen_addresses='' -c unix_socket_directories='$sockets'" \
  || { cat "$log" >&2; fail "the server does not start on its data"; }

sql() {
  psql --host="$sockets" --username="$POSTGRES_USER" --dbname=postgres --no-password --quiet \
    --no-psqlrc --tuples-only --no-align --set=ON_ERROR_STOP=1 --set=user="$POSTGRES_USER" \
    --set=database="$POSTGRES_DB"
}

# Missing when the first start was cut off between making the cluster and the database.
there=$(echo "SELECT count(*) FROM pg_database WHERE datname = :'database';" | sql)
if [ "$there" = 0 ]; then
  echo 'CREATE DATABASE :"database";' | sql
fi

if [ -n "$DUMPS" ]; then
  mkdir -p "$folder"
  touch "$list"
  before=$(cat "$folder/.version" 2>/dev/null || true)
  if [ "$before" != "$APP_VERSION" ]; then
    # A digest in it says nothing to people, and not all signs are good in a name.
    named=$(printf %s "${before:-unknown}" | sed 's/@.*//; s/[^A-Za-z0-9._-]/_/g')
    name=$named-$(date -u +%Y%m%dT%H%M%SZ).dump
    echo "prepare: dumping the database of version ${before:-unknown} to $DUMPED/$name"
    # What a start that was cut off has left.
    grep '^\.new-' "$list" | forget
    new=.new-$name
    add "$new"
    pg_dump --host="$sockets" --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" \
      --format=custom --no-password --file="$folder/$new"
    sync "$folder/$new"
    add "$name"
    mv "$folder/$new" "$folder/$name"
    # The newest three stay.
    made | head -n -3 | forget
    left=$(made)
    put "$list" "$left"
    remember
  fi
fi

# By the socket no password is asked for. psql reads the new one itself: arguments are seen by everybody.
sql <<'SQL'
\set word `printf %s "$POSTGRES_PASSWORD"`
ALTER ROLE :"user" PASSWORD :'word';
SQL
