#!/bin/sh
# Runs SQL as soon as the database answers.
#
#   sql.sh --file=FILE|--execute=STATEMENT...
#
# One after the other; the first error ends it.
#
# Environment:
#   COCKROACH  the program
#   ATTEMPTS   how often to ask, every two seconds, whether the database answers
#   COCKROACH_URL, or COCKROACH_HOST and COCKROACH_CERTS_DIR: the connection
set -eu

left=$ATTEMPTS
until "$COCKROACH" sql --execute='SELECT 1' >/dev/null 2>&1; do
  left=$((left - 1))
  if test "$left" -le 0; then
    echo "sql: the database does not answer; the last attempt says:" >&2
    "$COCKROACH" sql --execute='SELECT 1' >&2
    exit 1
  fi
  sleep 2
done

for sql; do
  "$COCKROACH" sql "$sql"
done
