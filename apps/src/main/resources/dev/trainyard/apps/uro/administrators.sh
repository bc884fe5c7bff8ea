#!/bin/sh
# Makes users administrators of Uro as soon as its tables are there.
#
# Environment:
#   PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSWORD, PGSSLMODE
#                    where the database is; as environment, for arguments are seen by everybody
#   ADMINISTRATORS   user names, separated by commas; names that nobody has are skipped
#   SECONDS_TO_WAIT  how long the tables may take
#   API              the host that makes the tables
#
# The columns are those of lib/uro/accounts/user_privilege_ruleset.ex.
set -eu

sql() {
  psql --no-psqlrc --quiet --tuples-only --no-align --no-password --set=ON_ERROR_STOP=1 "$@"
}

# The first process of a container has to ask for the signal that ends it.
trap 'exit 143' TERM

end=$(($(date +%s) + SECONDS_TO_WAIT))
known=
unknown_since=
until said=$(sql --command='SELECT count(*) FROM user_privilege_rulesets' 2>&1); do
  now=$(date +%s)
  # TrueNAS stops an app by deleting its services first, and waits until this has ended. So a name
  # that was known and is known no more, other than for a moment, says that the app was stopped.
  if test -z "${KUBERNETES_SERVICE_HOST:-}" || getent hosts "$API" >/dev/null; then
    known=yes
    unknown_since=
  elif test -n "$known"; then
    unknown_since=${unknown_since:-$now}
    if test $((now - unknown_since)) -ge 15; then
      echo "administrators: the app was stopped; its next start does what there is to do"
      exit 0
    fi
  fi
  if test "$now" -ge "$end"; then
    echo "administrators: the tables of Uro are not there; the last attempt says:" >&2
    echo "$said" >&2
    exit 1
  fi
  sleep 2
done

# psql replaces :'names' with a literal that is quoted for SQL, in what it reads and not in --command.
sql --set="names=$ADMINISTRATORS" <<'SQL'
UPDATE user_privilege_rulesets
  SET is_admin = true, can_upload_avatars = true, can_upload_maps = true,
      can_upload_props = true, can_upload_shared_files = true
  WHERE user_id IN
    (SELECT id FROM users WHERE username = ANY (string_to_array(:'names', ',')));
SELECT 'administrators: ' || username || ' is one'
  FROM users JOIN user_privilege_rulesets ON user_id = users.id
  WHERE username = ANY (string_to_array(:'names', ','));
SQL
