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

# Runs SQL as soon as the database answers, and ends.
#
#   sql.sh --file=FILE|--execute=STATEMENT...
#
# One after the other; the first error ends it.
#
# Environment:
#   COCKROACH        the program
#   FINALIZE         after all else: the version to which the data are to be converted for good, such
#                    as 26.2; without it nothing is
#   COCKROACH_URL, or COCKROACH_HOST and COCKROACH_CERTS_DIR: the connection

until said=$("$COCKROACH" sql --execute='SELECT 1' 2>&1); do
  patient "$said" || {
    echo "sql: the database does not answer; the last attempt says:" >&2
    echo "$said" >&2
    exit 1
  }
done

for sql; do
  "$COCKROACH" sql "$sql"
done

if test -n "${FINALIZE:-}"; then
  version=$("$COCKROACH" sql --format=tsv --execute='SHOW CLUSTER SETTING version' | tail -n 1)
  if test "$version" = "$FINALIZE"; then
    echo "sql: the data are of $FINALIZE"
  else
    echo "sql: converting the data from $version to $FINALIZE for good"
    "$COCKROACH" sql --execute="SET CLUSTER SETTING version = '$FINALIZE'"
  fi
fi
