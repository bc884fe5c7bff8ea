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
# Those of ours that are wanted under another name than they had, by their SHA-256.
kept=$2/.kept

sum() {
  sha256sum "$1" | cut -d ' ' -f 1
}

# Whether the file NAME.jar is one that this script put there.
is_ours() {
  grep -qxF "$1 $(sum "$external/$1.jar")" "$ours"
}

# TrueNAS ends the start of an app after 20 minutes, of which half are for all plugins together (truenas/middleware
# plugins/apps/compose_utils.py). An attempt has half of what is left, and another one begins in the other half only. What
# stands still for half a minute is given up earlier.
end=$(($(date +%s) + 600))
fetch() {
  left=$(((end - $(date +%s)) / 2))
  test "$left" -gt 0 || return 1
  echo "$1: fetching $2"
  curl --silent --show-error --fail --globoff --location --retry 2 --connect-timeout 20 --speed-limit 1000 --speed-time 30 \
    --retry-max-time "$left" --max-time "$left" --output "$part" "$2" </dev/null
}

# Known before it is there: what is not would never be removed.
put() {
  grep -qxF "$name $wanted" "$ours" || echo "$name $wanted" >>"$ours"
  mv "$1" "$jar"
}

while IFS= read -r variable; do
  case $variable in
    http_proxy=* | https_proxy=* | no_proxy=*) export "$variable" ;;
  esac
done <"$3"

mkdir -p "$external"
touch "$ours"
refused=0

# All before any is put in place: the name of one may be that of another one now.
while read -r name was; do
  jar=$external/$name.jar
  if grep -q " $was " "$list" && ! grep -q "^$name $was " "$list" && test -f "$jar" && test "$(sum "$jar")" = "$was"; then
    mkdir -p "$kept"
    mv "$jar" "$kept/$was"
  fi
done <"$ours"

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
  if test -f "$kept/$wanted" && test "$(sum "$kept/$wanted")" = "$wanted"; then
    put "$kept/$wanted"
    echo "$name: is there under its former name."
    continue
  fi
  rm -f "$part"
  if ! fetch "$name" "$url"; then
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
  put "$part"
  echo "$name: fetched."
done <"$list"
rm -f "$part"
test "$refused" = 0 || exit 1
rm -rf "$kept"

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
