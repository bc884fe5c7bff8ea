# Turns the nodes that have started into a cluster, once, and ends.
#
# Environment:
#   COCKROACH        the program
#   COCKROACH_HOST and COCKROACH_CERTS_DIR: the node that is asked, and who asks
#
# A node refuses a second time by itself, in the words that the vendor's chart looks for, too
# (cockroachdb/helm-charts, cockroachdb/templates/job.init.yaml).

until said=$("$COCKROACH" init 2>&1); do
  case $said in
    *"cluster has already been initialized"*)
      echo "init: the cluster is there"
      exit
      ;;
  esac
  patient "$said" || {
    echo "init: the node does not answer; the last attempt says:" >&2
    echo "$said" >&2
    exit 1
  }
done
echo "init: the cluster is made"
