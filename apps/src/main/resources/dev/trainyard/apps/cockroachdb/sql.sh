# Runs SQL as soon as the database answers, and ends.
#
#   sql.sh --file=FILE|--execute=STATEMENT...
#
# One after the other; the first error ends it.
#
# Environment:
#   COCKROACH        the program
#   BEGINS           "true": the nodes that have started are made a cluster before, unless the file
#                    BEGUN is there, which says that they were
#   CLUSTER_NAME     the name that the nodes were given; without one they have none
#   FINALIZE         after all else: the version to which the data are to be converted for good, such
#                    as 26.2; without it nothing is
#   COCKROACH_URL, or COCKROACH_HOST and COCKROACH_CERTS_DIR: the connection

# A node refuses to begin a second time, in the words that the vendor's chart looks for, too
# (cockroachdb/helm-charts, cockroachdb/templates/job.init.yaml).
patiently() {
  until said=$("$COCKROACH" "$@" 2>&1); do
    case $said in
      *"cluster has already been initialized"*) return 0 ;;
    esac
    patient "$said" || {
      echo "sql: the database does not answer; the last attempt says:" >&2
      echo "$said" >&2
      ! test -e "${BEGUN:-}" ||
        echo "sql: the nodes were a cluster, so that one without data waits for the others. If the" \
          "data of all are gone, delete begun/cluster in the storage of the certificates." >&2
      exit 1
    }
  done
}

# The program quotes an address that cannot be parsed as a whole, with its credentials
# (cockroachdb/cockroach, pkg/cloud/external_storage.go, ExternalStorageConfFromURI).
without_addresses() {
  status=0
  said=$("$COCKROACH" sql "$1" 2>&1) || status=$?
  case $status:$said in
    0:*) ;;
    *'parse "'*)
      said="${said%%'parse "'*}the URI of the backups is no address. Encode each part of it as URLs are."
      ;;
  esac
  test -z "$said" || printf '%s\n' "$said"
  return "$status"
}

if test "${BEGINS:-}" = true && ! test -e "$BEGUN"; then
  patiently init ${CLUSTER_NAME:+"--cluster-name=$CLUSTER_NAME"}
  echo "sql: the nodes are a cluster"
  : >"$BEGUN"
fi
patiently sql --execute='SELECT 1'

for sql; do
  without_addresses "$sql"
done

if test -n "${FINALIZE:-}"; then
  shown=$("$COCKROACH" sql --format=tsv --execute='SHOW CLUSTER SETTING version')
  version=$(printf '%s\n' "$shown" | tail -n 1)
  if test "$version" = "$FINALIZE"; then
    echo "sql: the data are of $FINALIZE"
  else
    echo "sql: converting the data from $version to $FINALIZE for good"
    "$COCKROACH" sql --execute="SET CLUSTER SETTING version = '$FINALIZE'"
  fi
fi
