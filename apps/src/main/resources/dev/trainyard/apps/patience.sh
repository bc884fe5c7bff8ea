#!/bin/sh
# How the script after this waits for a database.
#
# Environment:
#   SECONDS_TO_WAIT  how long it may take
set -eu

# The first process of a container ends at this signal only if it says so.
trap 'exit 143' TERM

end=$(($(date +%s) + SECONDS_TO_WAIT))
nameless=

# Waits a moment, or fails when it was enough: patient SAID, after an attempt that said this.
#
# Stopping an app takes the names of its hosts away, and then waits for this script to end. One that
# has had no address for a minute is not waited for. Whether the name is unknown or nobody could be
# asked does not count: a DNS without another one behind it says the latter of names that are gone.
patient() {
  now=$(date +%s)
  case $1 in
    *"lookup "* | *"could not translate host name"*) nameless=${nameless:-$now} ;;
    *) nameless=$now ;;
  esac
  test "$now" -lt "$end" && test $((now - nameless)) -lt 60 || return 1
  sleep 2
}

