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
