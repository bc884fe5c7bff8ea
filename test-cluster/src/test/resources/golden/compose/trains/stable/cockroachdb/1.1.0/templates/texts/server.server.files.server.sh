#!/bin/sh
# Starts CockroachDB and keeps the certificate of its console up to date.
#
#   server.sh PROGRAM ARGUMENT...
#
# Environment:
#   MADE     directory with ca.crt, node.crt and node.key
#   CONSOLE  directory with ui.crt and ui.key, which may change or be missing
#   IN_USE   directory that gets all of them; the program's --certs-dir
#
# On SIGHUP the program reads its certificates again, and keeps the old ones if the new are wrong
# (cockroachdb/cockroach, pkg/security/certificate_manager.go).
set -eu
umask 077

# The key comes before its certificate, and each as a whole.
take() {
  for name; do
    cp -f "$name" "$IN_USE/.new" && chmod 0400 "$IN_USE/.new" \
      && mv -f "$IN_USE/.new" "$IN_USE/${name##*/}" || return 1
  done
}

state() {
  cksum "$CONSOLE/ui.key" "$CONSOLE/ui.crt" 2>/dev/null || true
}

take "$MADE/ca.crt" "$MADE/node.key" "$MADE/node.crt"
if test -s "$CONSOLE/ui.crt"; then
  now=$(state)
  take "$CONSOLE/ui.key" "$CONSOLE/ui.crt"
  # The program takes the place of this shell and its number.
  program=$$
  (
    while sleep "${SECONDS_BETWEEN_LOOKS:-30}"; do
      next=$(state)
      # What goes away right now is looked for again.
      if test "$next" != "$now" && test -s "$CONSOLE/ui.crt" \
        && take "$CONSOLE/ui.key" "$CONSOLE/ui.crt" 2>/dev/null; then
        now=$next
        echo "server: the console has another certificate" >&2
        kill -HUP "$program"
      fi
    done
  ) &
fi
exec "$@"
