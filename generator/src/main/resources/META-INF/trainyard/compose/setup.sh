# Prepares what containers find when they start: owners of directories, secrets that
# are made once, files. Runs to its end before them, each time the app starts.
set -eu
umask 077
unit=$1
files=/files/$unit
shift
rm -rf "$files"
mkdir -p "$files"
script=/tmp/secrets.sed
# No text is empty: one that might be has this at its end.
echo '$s/TRAINYARD_END_$//' > "$script"
[ ! -d /secrets ] || chmod 0700 /secrets
# Several of these services run at once, each as the same process number.
own=$(hostname)

# Fails unless so much has arrived: of a full disk most programs of BusyBox tell nothing.
whole() { # FILE BYTES
  if [ "$(wc -c < "$1")" -eq "$2" ]; then
    return
  fi
  rm -f "$1"
  echo "$1 was not written in full: its disk may be full" >&2
  exit 1
}

# Replaces the words that stand for secrets, and removes the one that ends a text.
write() {
  mkdir -p "$(dirname "$3")"
  if grep -q -e TRAINYARD_SECRET_ -e TRAINYARD_END_ "$2"; then
    sed -f "$script" "$2" > "$3"
    whole "$3" "$(sed -f "$script" "$2" | wc -c)"
  else
    cat "$2" > "$3"
  fi
  chown "$1" "$3" "$(dirname "$3")"
  chmod 0750 "$(dirname "$3")"
}

# Has a secret put in place of the word that stands for it, whoever has written it.
known() {
  text=$(sed 's/[&|\\]/\\&/g' "/secrets/$1")
  if [ -z "$text" ]; then
    echo "there is no $1" >&2
    exit 1
  fi
  echo "s|TRAINYARD_SECRET_$1_|$text|g" >> "$script"
}

# Tells whether a hash is that of the password.
mark() {
  cat "/secrets/$1" /tmp/hash/password 2> /dev/null | sha256sum
}

# Writes a line in full.
line() { # FILE TEXT
  echo "$2" > "$1"
  whole "$1" "$(echo "$2" | wc -c)"
}

# Puts a file in place unless there is one; whoever is first wins.
keep() {
  ln "$1" "$2" 2> /dev/null || [ -s "$2" ] || mv "$1" "$2"
  rm -f "$1"
}

# Tells a container which upgrade it is there for, or that it has run.
tell() {
  mkdir -p "$files/$1"
  echo "$2" > "$files/$1/upgrade"
  chmod 0444 "$files/$1/upgrade"
}

# Goes to what a path ends in, $name, and makes directories before it that are missing.
# Programs of the app may leave links in their storage, which would lead anywhere.
find_name() { # MODE PATH
  cd /
  at=
  name=
  rest=$2/
  while [ -n "$rest" ]; do
    part=${rest%%/*}
    rest=${rest#*/}
    case $part in "" | .) continue ;; esac
    if [ -n "$name" ]; then
      [ ! -L "./$name" ] || refuse "$at"
      # With -p, since others that run at once may be first.
      [ -e "./$name" ] || mkdir -p -m "$1" "./$name"
      # Looks at where it is, so that nobody can put a link in its place in between.
      cd -P "./$name"
      [ "$(pwd -P)" = "$at" ] || refuse "$at"
    fi
    name=$part
    at=$at/$name
  done
  [ ! -L "./$name" ] || refuse "$at"
}

refuse() { # PATH
  echo "$1 is a link, and nothing is mounted by one: remove it from the storage" >&2
  exit 1
}

# A directory may have blanks in its name.
set -f
for action in "$@"; do
  set -- $action
  case $1 in
    own) # OWNER DIRECTORY
      directory=${action#own * }
      find_name 0755 "$directory"
      if [ "$(stat -c %u:%g "./$name")" != "$2" ]; then
        echo "giving $directory to $2"
        chown -hR "$2" "./$name"
      else
        # What somebody has put in by hand, such as a key.
        find "./$name" -xdev -mindepth 1 -maxdepth 3 \
          \( ! -user "${2%%:*}" -o ! -group "${2#*:}" \) \
          -exec echo "giving {} of $directory to $2" \; -exec chown -h "$2" {} \;
      fi
      cd / ;;
    make) # MODE DIRECTORY
      find_name "$2" "${action#make * }"
      [ -e "./$name" ] || mkdir -p -m "$2" "./$name"
      cd / ;;
    empty) # DIRECTORY
      find "$2" -mindepth 1 -maxdepth 1 -exec rm -rf {} +
      chmod 1777 "$2" ;;
    secret) # KEY LENGTH
      if [ ! -s "/secrets/$2" ]; then
        tr -dc A-Za-z0-9 < /dev/urandom | head -c "$3" > "/secrets/.$2.$own"
        whole "/secrets/.$2.$own" "$3"
        keep "/secrets/.$2.$own" "/secrets/$2"
      fi
      known "$2" ;;
    hash) # KEY
      mkdir -p /tmp/hash
      write 0:0 "/in/hash/$2" /tmp/hash/password
      if [ ! -s "/secrets/$2" ] || [ "$(mark "$2")" != "$(cat "/secrets/$2-for" 2> /dev/null)" ]; then
        if [ "$(wc -c < /tmp/hash/password)" -gt 72 ]; then
          echo "the password of $2 has more than 72 bytes: choose a shorter one" >&2
          exit 1
        fi
        # Into a file, since a pipe would hide its failure.
        htpasswd -niBC 10 '' < /tmp/hash/password > /tmp/hash/line
        hash=$(head -n 1 /tmp/hash/line | cut -d : -f 2)
        if [ -z "$hash" ]; then
          echo "the password of $2 has got no hash" >&2
          exit 1
        fi
        line "/secrets/.$2.$own" "$hash"
        mv "/secrets/.$2.$own" "/secrets/$2"
        line "/secrets/.$2-for.$own" "$(mark "$2")"
        mv "/secrets/.$2-for.$own" "/secrets/$2-for"
      fi
      rm -rf /tmp/hash ;;
    hashed) # KEY
      known "$2" ;;
    file) # OWNER MODE PATH
      write "$2" "/in/$4" "$files/$4"
      chmod "$3" "$files/$4" ;;
    upgrade) # RENDERING
      upgrade=$2
      left= ;;
    once) # OWNER CONTAINER
      done=/files/.done/$unit/$3
      mkdir -p "$done"
      chown "$2" "$done"
      if [ "$(cat "$done/upgrade" 2> /dev/null)" = "$upgrade" ]; then
        tell "$3" done
      else
        left=yes
        tell "$3" "$upgrade"
      fi ;;
    first) # CONTAINER
      if [ -n "$left" ]; then
        tell "$2" "$upgrade"
      else
        tell "$2" done
      fi ;;
    probe)
      cp /bin/busybox "$files/.busybox"
      chmod 0755 "$files/.busybox" ;;
    *)
      echo "unknown: $1" >&2
      exit 1 ;;
  esac
done
