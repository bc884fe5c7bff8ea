#!/bin/sh
# Waits until its pod is stopped, then ends the pods of elastic agents: those that there are, and those
# that the server still makes while it stops.
#
# Environment:
#   SERVER                      an address at which the server answers as long as it runs
#   KUBERNETES_SERVICE_HOST, KUBERNETES_SERVICE_PORT
#                               where the API of Kubernetes is; Kubernetes sets them
#   ACCOUNT                     directory of the pod's account, with ca.crt, namespace and token
set -eu

account=${ACCOUNT:-/var/run/secrets/kubernetes.io/serviceaccount}

stopping=
trap 'stopping=yes' TERM

# A trap runs when the wait ends, and a signal ends it.
while test -z "$stopping"; do
  sleep 3600 &
  wait "$!" || true
done

# The label that the plugin puts on them (gocd/kubernetes-elastic-agents Constants.java).
end_agents() {
  printf 'Authorization: Bearer %s\n' "$(cat "$account/token")" \
    | curl --silent --show-error --fail --output /dev/null --max-time 10 \
      --cacert "$account/ca.crt" --header @- --request DELETE \
      "https://$KUBERNETES_SERVICE_HOST:$KUBERNETES_SERVICE_PORT/api/v1/namespaces/$(cat "$account/namespace")/pods?labelSelector=kind%3Dkubernetes-elastic-agent&gracePeriodSeconds=10" \
    || echo "elastic: the agents could not be ended" >&2
}

runs() {
  curl --silent --output /dev/null --max-time 2 "$SERVER"
}

echo "elastic: ending the elastic agents"
end=$(($(date +%s) + 45))
end_agents
while runs && test "$(date +%s)" -lt "$end"; do
  sleep 1
  end_agents
done
# What it asked for last.
sleep 2
end_agents
