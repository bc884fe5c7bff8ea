# Looks at the data before the server starts. Nothing is touched that the server could not open.
set -eu

fail() { echo "prepare: $*" >&2; exit 1; }

# Two servers on the same data destroy it, and none sees the other from its container. Docker Compose
# runs this again beside a server that goes on. In Kubernetes another one starts next, and the pod of
# one that was deleted may not have ended yet.
alone() {
  tries=60
  while answers; do
    if [ -z "${KUBERNETES_SERVICE_HOST:-}" ]; then
      echo "prepare: the server runs, and nothing is done to its data"
      exit 0
    fi
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || fail "another server runs on this data"
    sleep 1
  done
}

# The folder for dumps may hold those of others: only what the list names was made here.
folder=$DUMPS/$DUMPED
list=$folder/.made-here

# Puts a text in the place of a file. Cut off, by a pool that is full or a power failure, the former
# one stays: without their list nobody would ever remove the dumps.
put() { printf '%s\n' "$2" >"$1.new" && sync "$1.new" && mv "$1.new" "$1"; }

# Adds a name to the list.
add() {
  all=$(cat "$list") && put "$list" "${all:+$all
}$1"
}

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

data=/var/lib/mysql
if [ ! -d "$data/mysql" ]; then
  remember
  exit 0
fi

found=
for file in mariadb_upgrade_info mysql_upgrade_info; do
  [ -s "$data/$file" ] && found=$(sed -E 's/^([0-9]+\.[0-9]+).*/\1/;q' "$data/$file") && break
done
able=$(mariadbd --version | sed -E 's/.* Ver ([0-9]+\.[0-9]+).*/\1/')
newest=$(printf '%s\n%s\n' "$found" "$able" | sort -V | tail -n 1)
if [ "$newest" != "$able" ]; then
  fail "the data is of MariaDB $found and this image is MariaDB $able, which cannot open it." \
    "Nothing was changed. Go back to the version of the app that you come from."
fi

# Without a password, too.
answers() {
  mariadb-admin --no-defaults --host="$SERVER" --connect-timeout=3 --silent ping >/dev/null 2>&1
}
alone

socket=$(mktemp -d)/socket
log=$(mktemp)
# Reached by nobody else. Without grants, since nobody may know the password of this data.
mariadbd "$@" --datadir="$data" --skip-networking --skip-grant-tables --skip-slave-start \
  --socket="$socket" --pid-file="$socket.pid" >"$log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait "$server" || true' EXIT
until mariadb-admin --no-defaults --socket="$socket" --silent ping >/dev/null 2>&1; do
  kill -0 "$server" 2>/dev/null || { cat "$log" >&2; fail "the server does not start on its data"; }
  sleep 1
done

if [ -n "$DUMPS" ]; then
  mkdir -p "$folder"
  touch "$list"
  before=$(cat "$folder/.version" 2>/dev/null || true)
  if [ "$before" != "$APP_VERSION" ]; then
    # A digest in it says nothing to people, and not all signs are good in a name.
    named=$(printf %s "${before:-unknown}" | sed 's/@.*//; s/[^A-Za-z0-9._-]/_/g')
    name=$named-$(date -u +%Y%m%dT%H%M%SZ).sql.gz
    echo "prepare: dumping the database of version ${before:-unknown} to $DUMPED/$name"
    # What a start that was cut off has left.
    grep '^\.new-' "$list" | forget
    new=.new-$name
    add "$new"
    # A dump that breaks off does not end with its last line.
    mariadb-dump --no-defaults --socket="$socket" --single-transaction --routines --triggers \
      --databases "$MARIADB_DATABASE" | gzip >"$folder/$new"
    [ "${PIPESTATUS[0]}" = 0 ] || fail "the dump failed"
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

# FLUSH makes the server know its users again; the passwords have letters and digits only.
mariadb --no-defaults --socket="$socket" --batch <<SQL
FLUSH PRIVILEGES;
CREATE DATABASE IF NOT EXISTS \`$MARIADB_DATABASE\`;
CREATE USER IF NOT EXISTS '$MARIADB_USER'@'%';
ALTER USER '$MARIADB_USER'@'%' IDENTIFIED BY '$MARIADB_PASSWORD';
GRANT ALL ON \`${MARIADB_DATABASE//_/\\_}\`.* TO '$MARIADB_USER'@'%';
ALTER USER root@localhost IDENTIFIED BY '$MARIADB_ROOT_PASSWORD';
SQL
