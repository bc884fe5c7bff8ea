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
  made=$(cat "$1")
  case $made in
    '' | 0* | *[!0-9]* | ????????????*) return 0 ;;
  esac
  age=$(($(date +%s) - made))
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
      *)
        fail "$file is of somebody else. Choose a dataset that nothing else uses. In a copy of such a" \
          "dataset keep the file $mark, or the folder ca alone."
        ;;
    esac
  done
  : 2>/dev/null >"$mark" || fail "cannot write to the dataset: $(because .)"
fi

# The certificate of the authority is in several places, its key in one.
for copy in node/ca.crt client/ca.crt; do
  if test -s ca/ca.key && ! test -s ca/ca.crt && test -s "$copy"; then
    echo "certificates: ca/ca.crt is missing, and put back from $copy"
    cp "$copy" "$new/ca.crt"
    mv -f "$new/ca.crt" ca/ca.crt
  fi
done

if test -s ca/ca.crt; then
  test -s ca/ca.key ||
    fail "ca/ca.key is missing. Restore it from a snapshot. Without it, move everything out of" \
      "the dataset: a new authority is made, and every client needs the new ca.crt."
elif test "${AUTHORITY:-}" = given; then
  fail "ca/ca.crt is missing. Copy it and ca/ca.key from the storage of the certificates of a node" \
    "that is in the cluster into the folder ca of this one, for user and group $(id -u)."
elif test -s ca/ca.key && test -e ca/issued; then
  fail "ca/ca.crt is missing, and its copies in node and client. Copy it back from a client or from" \
    "clients/NAME, for user and group $(id -u), or restore it from a snapshot. A new authority would" \
    "lock every client out."
else
  echo "certificates: making the authority"
  "$COCKROACH" cert create-ca --certs-dir="$new" --ca-key="$new/ca.key" --lifetime=438000h
  # Of an authority that is gone with its key.
  rm -f ca/issued node/ca.crt client/ca.crt
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

# Others may write to what is handed out, and lay links to what only this user may write. So nothing
# is followed: a directory is entered, and is what it is called, before anything in it is written or
# deleted by its name alone.
from=$(pwd)
part=.new

# Enters what is handed out, or the directory of a user in it: enter [USER]
enter() {
  cd -P "$HANDED_OUT" 2>/dev/null || return 1
  test -n "${1:-}" || return 0
  handed_out=$(pwd -P)
  cd -P "./$1" 2>/dev/null && test "$(pwd -P)" = "$handed_out/$1"
}

# Puts a copy of a file here, as a whole. Everybody may see certificates, the owner's group keys,
# unless an ACL says otherwise.
give() {
  mode=022
  case $1 in *.key) mode=027 ;; esac
  (umask "$mode" && rm -f "$part" && set -C && cat "$1" >"$part") && mv -fT "$part" "${1##*/}"
}

# Whether a copy of a file is here, which has nothing of one that is a link, a pipe or endless.
same() {
  there=${1##*/}
  test -f "$there" && ! test -L "$there" &&
    test "$(cat "$1")" = "$(head -c 65536 "$there" 2>/dev/null)"
}

# Again the key before its certificate.
hand_out() {
  (enter && { same "$from/ca/ca.crt" || give "$from/ca/ca.crt"; }) || return 1
  for user in $users; do
    (umask 022 && mkdir -p "$HANDED_OUT/$user") && (hand_out_to "$user") || return 1
  done
}

hand_out_to() {
  own=$from/clients/$1
  enter "$1" || return 1
  if ! same "$own/client.$1.key"; then
    rm -f "client.$1.crt" && give "$own/client.$1.key" || return 1
  fi
  for file in "$own/client.$1.crt" "$own/ca.crt"; do
    same "$file" || give "$file" || return 1
  done
}

# Why something was not handed out: what has its name, or why nothing can be written.
hindrance() {
  for user in . $users; do
    there=$HANDED_OUT/$user
    if test -L "$there" || { test -e "$there" && ! test -d "$there"; }; then
      echo "$there is no directory. Move it away."
      return
    fi
    for file in "$part" ca.crt "client.$user.key" "client.$user.crt"; do
      if test -d "$there/$file"; then
        echo "$there/$file is a directory. Move it away."
        return
      fi
    done
  done
  because "$HANDED_OUT"
}

# What is not handed out any more, and was made here: the directory may hold other files.
for own in clients/*/; do
  user=${own#clients/}
  user=${user%/}
  case "$users " in *" $user "*) continue ;; esac
  test -d "$own" || continue
  if test -n "${HANDED_OUT:-}"; then
    there=$HANDED_OUT/$user
    if ! (enter "$user" && rm -f "client.$user.crt" "client.$user.key" ca.crt) && test -e "$there"; then
      echo "certificates: what was handed out to $user is not in $there, or cannot be deleted" >&2
    fi
    rmdir "$there" 2>/dev/null || true
  fi
  rm -rf "$own"
done

# The database starts all the same: who cannot fetch a certificate has a password.
if test -n "${HANDED_OUT:-}" && ! (hand_out); then
  echo "certificates: they cannot be handed out: $(hindrance)" >&2
fi

rm -rf "$new"
