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

