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
# The server locks its data itself (storage/innobase/os/os0file.cc, os_file_lock).
free() { true; }
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
