# Confirms the addresses of Uro's users for as long as no mail asks them to do it.
#
# Environment:
#   PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSWORD, PGSSLMODE
#                    where the database is; as environment, for arguments are seen by everybody
#
# The column is a time without a zone, in UTC (lib/uro/accounts/user.ex, email_confirmed_at).

confirm() {
  before=
  while :; do
    said=$(psql --no-psqlrc --quiet --tuples-only --no-align --no-password --command="
      UPDATE users SET email_confirmed_at = date_trunc('second', timezone('UTC', now()))
        WHERE email_confirmed_at IS NULL RETURNING 'confirmed ' || username" 2>&1)
    # What goes wrong is said once, and not every few seconds.
    if [ "$said" != "$before" ] && [ -n "$said" ]; then echo "$said"; fi
    before=$said
    sleep 10
  done
}

# A shell hears a signal while it waits, and not while a program runs. One that asks a database whose
# address is gone runs for minutes. The image of PostgreSQL is stopped by the signal INT.
confirm &
trap 'kill $! 2>/dev/null || :; exit 143' TERM INT
wait $!
