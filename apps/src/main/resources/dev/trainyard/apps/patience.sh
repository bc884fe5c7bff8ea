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
# nobody has known for a minute is not coming back. A DNS that does not answer says something else.
patient() {
  now=$(date +%s)
  case $1 in
    *"no such host"* | *"Name or service not known"*) nameless=${nameless:-$now} ;;
    *) nameless=$now ;;
  esac
  test "$now" -lt "$end" && test $((now - nameless)) -lt 60 || return 1
  sleep 2
}

