#!/bin/sh
# Starts the proxy, and has it read its files again whenever its certificate changes.
#
#   proxy.sh PROGRAM ARGUMENT...
#
# Environment:
#   CERTIFICATE  directory with tls.crt and tls.key, which may change or be missing for a moment; not
#                set when there is none
#
# On SIGUSR1 Caddy reads all again, goes on with what it has if the new is wrong, and lets requests
# in progress end (caddyserver/caddy v2.11.4, sigtrap_posix.go, line 51, and cmd/commandfuncs.go,
# line 273, which reloads by force: the configuration itself has not changed).
set -eu

state() {
  cksum "$CERTIFICATE/tls.key" "$CERTIFICATE/tls.crt" 2>/dev/null || true
}

if test -n "${CERTIFICATE:-}"; then
  now=$(state)
  # The program takes the place of this shell and its number.
  program=$$
  (
    while sleep "${SECONDS_BETWEEN_LOOKS:-30}"; do
      next=$(state)
      # What goes away right now is looked for again.
      if test "$next" != "$now" && test -s "$CERTIFICATE/tls.crt" && test -s "$CERTIFICATE/tls.key"; then
        now=$next
        echo "proxy: there is another certificate" >&2
        kill -USR1 "$program"
      fi
    done
  ) &
fi
exec "$@"
