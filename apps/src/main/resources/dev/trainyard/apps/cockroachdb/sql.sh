#!/bin/sh
# Runs SQL as soon as the database answers.
#
#   sql.sh FILE [--execute=STATEMENT]...
#
# The file first, then the statements, each in its own transaction; the first error ends it.
#
# Environment:
#   COCKROACH  the program
#   ATTEMPTS   how often to ask, every two seconds, whether the database answers
#   COCKROACH_URL, or COCKROACH_HOST and COCKROACH_CERTS_DIR: the connection
set -eu

file=$1
shift

left=$ATTEMPTS
until "$COCKROACH" sql --execute='SELECT 1' >/dev/null 2>&1; do
  left=$((left - 1))
  if test "$left" -le 0; then
    echo "sql: the database does not answer; the last attempt said:" >&2
    "$COCKROACH" sql --execute='SELECT 1' >&2 || exit 1
  fi
  sleep 2
done

"$COCKROACH" sql --file="$file"
test "$#" -eq 0 || "$COCKROACH" sql "$@"
