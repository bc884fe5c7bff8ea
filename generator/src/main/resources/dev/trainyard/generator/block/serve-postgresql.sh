# Starts the server as soon as no other one has its data open.
#
#   serve.sh PROGRAM ARGUMENT...
#
# Environment:
#   PGDATA  directory of the data; the lock lies beside it
set -eu

# The first process of a container hears no signal that it has not asked for.
trap 'exit 143' INT TERM
tries=60
until free; do
  [ "$tries" -gt 0 ] || {
    echo "serve: another server has this data open, perhaps that of another app; nothing was changed" >&2
    exit 1
  }
  tries=$((tries - 1))
  sleep 1
done
trap - INT TERM
exec "$@"
