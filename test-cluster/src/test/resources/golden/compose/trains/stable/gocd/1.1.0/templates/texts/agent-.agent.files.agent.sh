#!/bin/sh
# Starts an agent as its image does, with what the last start has left put right.
#
# Environment:
#   GO_SERVER_URL            where the server is
#   AGENT_AUTO_REGISTER_KEY  what registers an agent
#   DOCKERD_ADDITIONAL_ARGS  options of the Docker daemon, where the image has one
#
# An agent with a token counts itself as registered and never registers again, even when the server
# answers all it asks with 403: since its data are of another time or installation, it has deleted the
# agent, or nobody had enabled it before it was started anew (gocd/gocd agent/…/SslInfrastructureService.java,
# registerIfNecessary; server/…/AgentAuthenticationFilter.java). It needs another identity then
# (gocd/docs.go.cd content/faq/fixing_common_issues.md, "Agent tokens have been invalidated").
set -eu

config=/godata/config

# The lock of one that was killed keeps others away for ten minutes (gocd/gocd
# agent-launcher/…/Lockfile.java); nobody else has this directory.
rm -f /go-working-dir/.agent-bootstrapper.running

test ! -d /godata/pipelines || /bin/sh /scripts/clones.sh /godata/pipelines

# What the server answers to who is what is in the files: 403, or 404, since there is nothing to get.
# 000 without an answer, 503 while it loads. A proxy that jobs are to use knows no server of the app.
answer() {
  printf 'X-Agent-GUID: %s\nAuthorization: %s\n' "$(cat "$config/guid.txt")" "$(cat "$config/token")" |
    curl --silent --noproxy '*' --output /dev/null --max-time 20 --write-out '%{http_code}' --header @- \
      "$GO_SERVER_URL/remoting/api/agent/ping" || true
}

# In this order: an agent with a token of no identity never registers either.
give_up() {
  echo "agent: $1. It registers as a new one."
  for name in guid.txt token; do
    test ! -e "$config/$name" || mv -f "$config/$name" "$config/$name.before"
  done
}

if test -s "$config/guid.txt" && test -s "$config/token"; then
  # The first process of a container ends at this signal only if it says so.
  trap 'exit 143' TERM
  said=000
  told=
  while test "$said" = 000 || test "$said" = 503; do
    said=$(answer)
    case $said in
      403) give_up "the server does not know it, or not by its token" ;;
      000 | 503)
        test -n "$told" || echo "agent: waiting for the server, $GO_SERVER_URL"
        told=yes
        sleep 5 &
        wait "$!"
        ;;
    esac
  done
  trap - TERM
elif test -e "$config/guid.txt" || test -e "$config/token"; then
  # Such as after a power failure. The server gives no second token to one that it has registered (gocd/gocd
  # server/…/AgentRegistrationController.java, getToken).
  give_up "its identity is not whole"
fi

# The entry point adds the key to this file at each start, and only an agent that registers takes it out again
# (gocd/gocd agent/…/AgentAutoRegistrationPropertiesImpl.java, scrubRegistrationProperties). One with a token
# does not, so that jobs would find it there.
rm -f "$config/autoregister.properties"
if test -e "$config/token"; then
  unset AGENT_AUTO_REGISTER_KEY
fi

# A container that is started again still has what its Docker daemon had noted, which would take
# processes that have the same numbers now for its own.
if test -n "${DOCKERD_ADDITIONAL_ARGS:-}"; then
  run=/run/dind-$(date +%s)
  export DOCKERD_ADDITIONAL_ARGS="--exec-root=$run --pidfile=$run.pid $DOCKERD_ADDITIONAL_ARGS"
fi

# From 26.1.0 on the images start tini, which hands what stops the container on to all programs: the
# script of the service wrapper waits for its program and hands on nothing, so that without tini the
# agent would be killed in the middle of what it does. The entry point of older images starts their
# tini by itself (gocd/gocd buildSrc/…/gocd-docker-agent/Dockerfile.agent.ftl, docker-entrypoint.sh;
# 25.4.0, line 173).
if command -v tini-static >/dev/null; then
  exec tini-static -g -- /docker-entrypoint.sh
fi
exec /docker-entrypoint.sh
