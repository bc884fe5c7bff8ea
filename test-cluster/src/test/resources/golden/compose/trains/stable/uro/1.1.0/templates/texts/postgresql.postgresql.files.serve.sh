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
