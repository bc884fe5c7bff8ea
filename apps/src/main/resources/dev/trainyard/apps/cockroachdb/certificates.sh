#!/bin/sh
# Makes the certificates of the nodes of an app, and keeps them as long as they are right.
#
#   certificates.sh NAME...    host names and IP addresses under which clients and nodes reach them
#
# Environment:
#   CERTIFICATES  directory that outlives the container:
#                   ca/      certificate and private key of the node's own authority
#                   node/    what the server gets as --certs-dir
#                   client/  what the root user gets as --certs-dir
#                   clients/NAME/  the same of the user NAME
#   COCKROACH     the program
#   CLIENTS       the users who get a certificate, separated by blanks
#   HANDED_OUT    directory that gets what clients need, for others to fetch: ca.crt, and for each of
#                 these users NAME/ with ca.crt, client.NAME.crt and client.NAME.key
#   AUTHORITY     "given": the owner brings ca/ca.crt and ca/ca.key of a cluster that exists, and none
#                 is made
#   MADE_BY       the workload that makes them: this only waits for it, SECONDS_TO_WAIT at most, and
#                 writes nothing
#
# The authority is made once: a new one would lock out every client that trusts the old one. The
# other certificates are made again when the names or the authority changed, or a year has passed.
# They are valid for five years, the authority for fifty.
set -eu
umask 077

cd "$CERTIFICATES"

fail() {
  echo "certificates: $*" >&2
  exit 1
}

names=$(printf '%s\n' "$@")

complete() {
  for file in node/node.crt node/node.key client/client.root.crt client/client.root.key; do
    test -s "$file" || return 1
  done
  test -s ca/issued && test -s ca/names || return 1
  test "$(cat ca/names)" = "$names" || return 1
  test "$(cat node/ca.crt)" = "$(cat ca/ca.crt)"
}

# Whether what was made at the time in a file is too old, or there is no time.
old() {
  test -s "$1" || return 0
  age=$(($(date +%s) - $(cat "$1")))
  # Less than nothing: the clock of the NAS was wrong then or is wrong now.
  test "$age" -lt -86400 || test "$age" -gt 31536000
}

due() {
  ! complete || old ca/issued
}

# How old they are is no matter here: the one that makes them may have started long ago.
if test -n "${MADE_BY:-}"; then
  # The first process of a container ends at this signal only if it says so.
  trap 'exit 143' TERM
  end=$(($(date +%s) + SECONDS_TO_WAIT))
  until complete 2>/dev/null; do
    test "$(date +%s)" -lt "$end" ||
      fail "there are none for these names yet. $MADE_BY makes them: the log of its container" \
        "certificates says why it did not."
    sleep 2
  done
  exit
fi

# Why a file or directory could not be changed: its owner may, unless an ACL or the pool forbids it.
because() {
  owner=$(stat -c %u "$1")
  if test "$owner" != "$(id -u)"; then
    echo "it belongs to user $owner, this is user $(id -u). Let user and group $(id -u) own the" \
      "dataset with everything in it."
  else
    echo "it belongs to this user, $owner, so that an ACL of the dataset forbids it, or the dataset" \
      "is full or read-only. Use a dataset with POSIX permissions and free space, or strip the ACL" \
      "from it."
  fi
}

# A private key that anybody else may read makes the server refuse to start, with a message about
# the certificate rather than the key. Better to stop here and say what to do.
protect() {
  for key; do
    chmod 0400 "$key" 2>/dev/null ||
      fail "cannot protect $key: $(because "$key")"
    mode=$(stat -c %a "$key")
    test "$mode" = 400 ||
      fail "$key has the mode $mode instead of 400: the dataset's ACL grants more than that." \
        "Use a dataset with POSIX permissions, or strip the ACL from it."
  done
}

# Files are made aside and moved, the key before its certificate: whenever the power fails, a
# certificate that is there has its key.
new=.trainyard-certificates.new
rm -rf "$new" 2>/dev/null || true
mkdir -p "$new" ca node client 2>/dev/null ||
  fail "cannot write to the dataset: $(because .)"

# What lies there before this has run for the first time is of somebody else.
mark=.trainyard-certificates
if ! test -e "$mark"; then
  for file in node/* client/* clients/*; do
    case $file in
      node/\* | client/\* | clients/\*) ;;
      *) fail "$file is of somebody else. Choose a dataset that nothing else uses." ;;
    esac
  done
  : 2>/dev/null >"$mark" || fail "cannot write to the dataset: $(because .)"
fi

if test -s ca/ca.crt; then
  test -s ca/ca.key ||
    fail "ca/ca.key is missing. Restore it from a snapshot. Without it, move everything out of" \
      "the dataset: a new authority is made, and every client needs the new ca.crt."
elif test "${AUTHORITY:-}" = given; then
  fail "ca/ca.crt is missing, and ca/ca.key with it. Copy both from the storage of the certificates" \
    "of a node that is in the cluster into the folder ca of this one, for user and group $(id -u)."
else
  echo "certificates: making the authority"
  "$COCKROACH" cert create-ca --certs-dir="$new" --ca-key="$new/ca.key" --lifetime=438000h
  mv -f "$new/ca.key" ca/ca.key
  mv -f "$new/ca.crt" ca/ca.crt
fi
protect ca/ca.key

if due; then
  echo "certificates: making those of the node and the root user for" "$@"
  rm -f ca/issued
  cp ca/ca.crt "$new/ca.crt"
  "$COCKROACH" cert create-node --certs-dir="$new" --ca-key=ca/ca.key --lifetime=43800h "$@"
  "$COCKROACH" cert create-client --certs-dir="$new" --ca-key=ca/ca.key --lifetime=43800h root
  cp ca/ca.crt "$new/ca-of-node.crt"
  mv -f "$new/ca-of-node.crt" node/ca.crt
  mv -f "$new/node.key" "$new/node.crt" node/
  mv -f "$new/ca.crt" "$new/client.root.key" "$new/client.root.crt" client/
  printf '%s\n' "$names" >ca/names
  date +%s >"$new/issued"
  mv -f "$new/issued" ca/issued
fi
protect node/node.key client/client.root.key

users=
for user in ${CLIENTS:-}; do
  case $user in
    root | node)
      echo "certificates: none is handed out of $user: who has it may do everything" >&2
      continue
      ;;
  esac
  users="$users $user"
done

for user in $users; do
  own=clients/$user
  if old "$own/issued" || test "$(cat "$own/ca.crt")" != "$(cat ca/ca.crt)"; then
    echo "certificates: making that of the user $user"
    rm -rf "$new"
    mkdir -p "$new" clients
    cp ca/ca.crt "$new/ca.crt"
    "$COCKROACH" cert create-client --certs-dir="$new" --ca-key=ca/ca.key --lifetime=43800h "$user"
    date +%s >"$new/issued"
    rm -rf "$own"
    mv "$new" "$own"
  fi
  protect "$own/client.$user.key"
done

# Puts a copy of a file into a directory, as a whole: give FILE DIRECTORY. Everybody may see the
# directory and certificates, the owner's group keys, unless an ACL says otherwise.
give() {
  mode=022
  case $1 in *.key) mode=027 ;; esac
  (umask 022 && mkdir -p "$2" && rm -f "$2/.new" && umask "$mode" && cat "$1" >"$2/.new") \
    && mv -f "$2/.new" "$2/${1##*/}"
}

same() {
  test "$(cat "$1")" = "$(cat "$2/${1##*/}" 2>/dev/null)"
}

# Again the key before its certificate.
hand_out() {
  same ca/ca.crt "$HANDED_OUT" || give ca/ca.crt "$HANDED_OUT" || return 1
  for user in $users; do
    own=clients/$user
    there=$HANDED_OUT/$user
    if ! same "$own/client.$user.key" "$there"; then
      rm -f "$there/client.$user.crt" && give "$own/client.$user.key" "$there" || return 1
    fi
    for file in "$own/client.$user.crt" "$own/ca.crt"; do
      same "$file" "$there" || give "$file" "$there" || return 1
    done
  done
}

# What is not handed out any more, and was made here: the directory may hold other files.
for own in clients/*/; do
  user=${own#clients/}
  user=${user%/}
  case "$users " in *" $user "*) continue ;; esac
  test -d "$own" || continue
  if test -n "${HANDED_OUT:-}"; then
    there=$HANDED_OUT/$user
    rm -f "$there/client.$user.crt" "$there/client.$user.key" "$there/ca.crt" || true
    rmdir "$there" 2>/dev/null || true
  fi
  rm -rf "$own"
done

# The database starts all the same: who cannot fetch a certificate has a password.
if test -n "${HANDED_OUT:-}" && ! (hand_out); then
  echo "certificates: they cannot be handed out: $(because "$HANDED_OUT")" >&2
fi

rm -rf "$new"
