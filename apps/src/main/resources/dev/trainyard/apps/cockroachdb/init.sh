#!/bin/sh
# Turns the nodes that have started into a cluster, once, and ends.
#
# Environment:
#   COCKROACH        the program
#   SECONDS_TO_WAIT  how long a node may take to answer
#   COCKROACH_HOST and COCKROACH_CERTS_DIR: the node that is asked, and who asks
#
# A node refuses a second time by itself, in the words that the vendor's chart looks for, too
# (cockroachdb/helm-charts, cockroachdb/templates/job.init.yaml).
set -eu

end=$(($(date +%s) + SECONDS_TO_WAIT))
until said=$("$COCKROACH" init 2>&1); do
  case $said in
    *"cluster has already been initialized"*)
      echo "init: the cluster is there"
      exit
      ;;
  esac
  if test "$(date +%s)" -ge "$end"; then
    echo "init: the node does not answer; the last attempt says:" >&2
    echo "$said" >&2
    exit 1
  fi
  sleep 2
done
echo "init: the cluster is made"
