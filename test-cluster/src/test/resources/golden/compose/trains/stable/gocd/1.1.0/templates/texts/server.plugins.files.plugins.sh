#!/bin/sh
# Puts plugins in place: plugins.sh LIST PLUGINS PROXY
#
#   LIST     a file with a line for each wanted plugin: its name, the SHA-256 of its file, its address
#   PLUGINS  GoCD's directory of plugins; external/NAME.jar are those that it loads beside its own
#   PROXY    a file with the variables by which curl knows a proxy, NAME=VALUE in each line
#
# What is there and is what is wanted is left alone, without a look at the network. What cannot be fetched
# keeps no server from starting; what was fetched and is something else does. What others put there stays, also
# in the place of one that was fetched, and is in the way of another file of its name.
set -eu
umask 007

list=$1
external=$2/external
# The names of those that were put there by this script with the SHA-256 of each, one a line.
ours=$2/from-the-app
part=$2/.download

sum() {
  sha256sum "$1" | cut -d ' ' -f 1
}

# Whether the file NAME.jar is one that this script put there.
is_ours() {
  grep -qxF "$1 $(sum "$external/$1.jar")" "$ours"
}

fetch() {
  curl --silent --show-error --fail --globoff --location --retry 2 --connect-timeout 20 --max-time 900 \
    --output "$part" "$1" </dev/null
}

while IFS= read -r variable; do
  case $variable in
    http_proxy=* | https_proxy=* | no_proxy=*) export "$variable" ;;
  esac
done <"$3"

mkdir -p "$external"
touch "$ours"
refused=0

while read -r name wanted url; do
  jar=$external/$name.jar
  if test -f "$jar" && test "$(sum "$jar")" = "$wanted"; then
    echo "$name: is there."
    continue
  fi
  if test -e "$jar" && { ! test -f "$jar" || ! is_ours "$name"; }; then
    echo "Error: $name was not put in place. A file that this app did not fetch has its name, $jar. Move it" \
      "away, or give the plugin another name in the app's settings."
    refused=1
    continue
  fi
  rm -f "$part"
  if ! fetch "$url"; then
    if test -f "$jar"; then
      echo "Warning: $name could not be fetched from $url. GoCD starts with the file that is there."
    else
      echo "Warning: $name could not be fetched from $url. GoCD starts without it."
    fi
    continue
  fi
  found=$(sum "$part")
  if test "$found" != "$wanted"; then
    echo "Error: $name was not put in place. The file at $url has the SHA-256 $found, and the app's" \
      "settings say $wanted. If the file is the one that you want, correct the settings; if not, somebody" \
      "has changed it."
    refused=1
    continue
  fi
  # Known before it is there: what is not would never be removed.
  grep -qxF "$name $wanted" "$ours" || echo "$name $wanted" >>"$ours"
  mv "$part" "$jar"
  echo "$name: fetched from $url."
done <"$list"
rm -f "$part"
test "$refused" = 0 || exit 1

: >"$ours.new"
while read -r name was; do
  jar=$external/$name.jar
  test -f "$jar" && test "$(sum "$jar")" = "$was" || continue
  if grep -q "^$name " "$list"; then
    echo "$name $was" >>"$ours.new"
  else
    rm -f "$jar"
    echo "$name: removed, since it is no longer among the app's settings."
  fi
done <"$ours"
mv "$ours.new" "$ours"
