# Looks at the data before the server starts. Nothing is touched that the server could not open.
set -eu

fail() { echo "prepare: $*" >&2; exit 1; }

# Two servers on the same data destroy it, and none sees the other from its container. Docker Compose
# runs this again beside a server that goes on. In Kubernetes another one starts next, and the pod of
# one that was deleted may not have ended yet. That of another app answers under another name: it is
# known by its lock.
alone() {
  tries=60
  while answers || ! free; do
    if [ -z "${KUBERNETES_SERVICE_HOST:-}" ] && answers; then
      echo "prepare: the server runs, and nothing is done to its data"
      exit 0
    fi
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] \
      || fail "another server runs on this data, perhaps that of another app; nothing was changed"
    sleep 1
  done
}

# The folder for dumps may hold those of others: only what the list names was made here.
folder=$DUMPS/$DUMPED
list=$folder/.made-here

# A version that has no data yet has nothing to dump.
remember() {
  [ -z "$DUMPS" ] || { mkdir -p "$folder" && put "$folder/.version" "$APP_VERSION"; }
}

# The dumps that were made here and are still there, the oldest first.
made() {
  grep -v '^\.new-' "$list" | while read -r one; do
    [ ! -f "$folder/$one" ] || printf '%s\n' "$one"
  done
}

# Removes the files of these names that were made here.
forget() {
  while read -r old; do
    case $old in */*) ;; *) rm -f "$folder/$old" ;; esac
  done
}

# Puts a text in the place of a file. Cut off, by a pool that is full or a power failure, the former
# one stays: without their list nobody would ever remove the dumps.
put() { printf '%s\n' "$2" >"$1.new" && sync "$1.new" && mv "$1.new" "$1"; }

# Adds a name to the list.
add() {
  all=$(cat "$list") && put "$list" "${all:+$all
}$1"
}

# Whether no other server has this data open. From then on this process and all that it starts hold
# the lock, until the last of them has ended: a server that was killed keeps it no longer than its
# children write. PostgreSQL itself sees no server in another container, where the number in its
# postmaster.pid is nobody's or its own (src/backend/utils/init/miscinit.c, CreateLockFile), and its
# shared memory is another one's (src/backend/port/sysv_shmem.c).
free() {
  exec 9>>"${PGDATA%/*}/.lock"
  status=0
  flock -n 9 || status=$?
  # 1 says that another one has it (util-linux, sys-utils/flock.c); a share may know no locks.
  if [ "$status" -gt 1 ]; then
    echo "the data cannot be locked (flock: $status), and nothing keeps a second server from it" >&2
    status=0
  fi
  [ "$status" = 0 ]
}

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
