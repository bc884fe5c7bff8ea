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
#   LICENCE          before all else: a file with the statement that sets the licence key, for a
#                    cluster that has another one; without it none is set
#   FINALIZE         after all else: the version to which the data are to be converted for good, such
#                    as 26.2; without it nothing is
#   COCKROACH_URL, or COCKROACH_HOST and COCKROACH_CERTS_DIR: the connection

# Runs the program until it succeeds, or until it was enough; said is what it said.
#
# A node refuses to begin a second time, in the words that the vendor's chart looks for, too
# (cockroachdb/helm-charts, cockroachdb/templates/job.init.yaml).
attempt() {
  until said=$("$COCKROACH" "$@" 2>&1); do
    case $said in
      *"cluster has already been initialized"*) return 0 ;;
    esac
    patient "$said" || return 1
  done
}

patiently() {
  attempt "$@" || {
    echo "sql: the database does not answer; the last attempt says:" >&2
    echo "$said" >&2
    ! test -e "${BEGUN:-}" ||
      echo "sql: the nodes were a cluster, so that one without data waits for the others. If the" \
        "data of all are gone, delete begun/cluster in the storage of the certificates." >&2
    exit 1
  }
}

# The program quotes an address that cannot be parsed as a whole, with its credentials
# (cockroachdb/cockroach, pkg/cloud/external_storage.go, ExternalStorageConfFromURI), and in like words
# whatever else cannot be (pkg/sql/sem/tree, MakeParseError).
without_addresses() {
  status=0
  said=$("$COCKROACH" sql "$1" 2>&1) || status=$?
  quoted=${said#*'parse "'}
  case $status:${quoted%%://*} in
    0:* | "$status:$quoted" | *:*[!A-Za-z0-9+.-]*) ;;
    *)
      said="${said%%'parse "'*}a URI, such as that of the backups, is no address. Encode each part of it as URLs are."
      ;;
  esac
  test -z "$said" || printf '%s\n' "$said"
  return "$status"
}

# The value that a statement shows.
shown() {
  lines=$("$COCKROACH" sql --format=tsv "$1") || return 1
  printf '%s\n' "$lines" | tail -n 1
}

if test "${BEGINS:-}" = true && ! test -e "$BEGUN"; then
  patiently init ${CLUSTER_NAME:+"--cluster-name=$CLUSTER_NAME"}
  echo "sql: the nodes are a cluster"
  : >"$BEGUN"
fi
patiently sql --execute='SELECT 1'

# CockroachDB writes the key into its log whenever it is set (cockroachdb/cockroach,
# pkg/sql/set_cluster_setting.go, writeNonDefaultSettingValue).
if test -n "${LICENCE:-}"; then
  key=$(shown --execute='SHOW CLUSTER SETTING enterprise.license')
  case $(cat "$LICENCE") in
    *"'$key'"*) echo "sql: the cluster has the licence key" ;;
    *) without_addresses "--file=$LICENCE" ;;
  esac
fi

for sql; do
  without_addresses "$sql"
done

if test -n "${FINALIZE:-}"; then
  version=$(shown --execute='SHOW CLUSTER SETTING version')
  if test "$version" = "$FINALIZE"; then
    echo "sql: the data are of $FINALIZE"
  else
    echo "sql: converting the data from $version to $FINALIZE for good"
    # Every node has to answer, not only the one that is asked (cockroachdb/cockroach,
    # pkg/upgrade/upgradecluster/cluster.go, ForEveryNodeOrServer), and some start later.
    attempt sql --execute="SET CLUSTER SETTING version = '$FINALIZE'" || {
      printf '%s\n' "$said" >&2
      exit 1
    }
  fi
fi
