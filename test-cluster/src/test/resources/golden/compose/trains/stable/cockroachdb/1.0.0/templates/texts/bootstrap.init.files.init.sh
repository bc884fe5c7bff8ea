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
