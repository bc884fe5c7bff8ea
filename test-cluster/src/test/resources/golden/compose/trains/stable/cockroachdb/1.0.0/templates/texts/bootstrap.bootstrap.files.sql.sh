#!/bin/sh
# Runs SQL as soon as the database answers, and ends.
#
#   sql.sh --file=FILE|--execute=STATEMENT...
#
# One after the other; the first error ends it.
#
# Environment:
#   COCKROACH        the program
#   SECONDS_TO_WAIT  how long the database may take to answer
#   BEGINS           "true": the nodes that have started are made a cluster before
#   FINALIZE         after all else: the version to which the data are to be converted for good, such
#                    as 26.2; without it nothing is
#   COCKROACH_URL, or COCKROACH_HOST and COCKROACH_CERTS_DIR: the connection
set -eu

# The first process of a container has to ask for the signal that ends it.
trap 'exit 143' TERM

end=$(($(date +%s) + SECONDS_TO_WAIT))
known=
unknown_since=

fail() {
  echo "sql: $1; the last attempt says:" >&2
  echo "$said" >&2
  exit 1
}

# TrueNAS stops an app by deleting its services first, and waits until this has ended. So a name that
# was known and is known no more, other than for a moment, says that the app was stopped. Go's resolver
# says "no such host" of a name that does not exist, and something else when it could not ask.
look() {
  case $said in
    *"no such host"*)
      unknown_since=${unknown_since:-$1}
      test -n "${KUBERNETES_SERVICE_HOST:-}" && test $(($1 - unknown_since)) -ge 15 || return 0
      test -n "$known" || fail "the name of the database is not known"
      echo "sql: the app was stopped; its next start does what there is to do"
      exit 0
      ;;
    *)
      known=yes
      unknown_since=
      ;;
  esac
}

# A node refuses to begin a second time, in the words that the vendor's chart looks for, too
# (cockroachdb/helm-charts, cockroachdb/templates/job.init.yaml).
patiently() {
  until said=$("$COCKROACH" "$@" 2>&1); do
    case $said in
      *"cluster has already been initialized"*) return 0 ;;
    esac
    now=$(date +%s)
    look "$now"
    test "$now" -lt "$end" || fail "the database does not answer"
    sleep 2
  done
}

if test "${BEGINS:-}" = true; then
  patiently init
  echo "sql: the nodes are a cluster"
fi
patiently sql --execute='SELECT 1'

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
