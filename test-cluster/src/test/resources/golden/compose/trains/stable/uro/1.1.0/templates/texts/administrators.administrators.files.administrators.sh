#!/bin/sh
# How the script after this waits for a database.
#
# Environment:
#   SECONDS_TO_WAIT  how long it may take
set -eu

# The first process of a container ends at this signal only if it says so.
trap 'exit 143' TERM

end=$(($(date +%s) + SECONDS_TO_WAIT))
known=
nameless=

# Waits a moment, or fails when it was enough: patient SAID, after an attempt that said this.
#
# Stopping an app takes the names of its hosts away, and then waits for this script to end. So one that
# was there and is not any more, other than for a moment, ends it: the next start does what there is to
# do. Any other host without an address is not waited for longer than a minute; a DNS without another
# one behind it says of names that are gone that nobody could be asked. Containers without Kubernetes
# take their names away whenever they are started again, and are told to end by a signal.
patient() {
  now=$(date +%s)
  gone=
  case $1 in
    *"no such host"* | *"Name or service not known"*) gone=yes ;;
    *"lookup "* | *"could not translate host name"*) ;;
    *) known=yes nameless=$now ;;
  esac
  nameless=${nameless:-$now}
  if test -n "${KUBERNETES_SERVICE_HOST:-}"; then
    if test -n "$known" && test -n "$gone" && test $((now - nameless)) -ge 15; then
      echo "the app was stopped; its next start does what there is to do"
      exit 0
    fi
    test $((now - nameless)) -lt 60 || return 1
  fi
  test "$now" -lt "$end" || return 1
  sleep 2
}

# Gives users of Uro their rights as soon as its tables are there.
#
# Environment:
#   PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSWORD, PGSSLMODE
#                    where the database is; as environment, for arguments are seen by everybody
#   API              the host that makes the tables
#   ADMINISTRATORS   user names, separated by commas; names that nobody has are skipped
#   UPLOADERS        the same, of those who may upload avatars, maps and props
#
# The columns are those of lib/uro/accounts/user_privilege_ruleset.ex.

sql() {
  psql --no-psqlrc --quiet --tuples-only --no-align --no-password --set=ON_ERROR_STOP=1 "$@"
}

# Some of the columns come with later migrations than the table, and older versions have not all.
until said=$(sql --command='SELECT is_admin, can_upload_avatars, can_upload_maps, can_upload_props,
    can_upload_shared_files FROM user_privilege_rulesets LIMIT 0' 2>&1); do
  getent hosts "$API" >/dev/null || said="there is no such host as $API; $said"
  patient "$said" || {
    echo "administrators: the tables of Uro are not there; the last attempt says:" >&2
    echo "$said" >&2
    exit 1
  }
done

# psql replaces :'admins' with a literal that is quoted for SQL, in what it reads and not in --command.
sql --set="admins=$ADMINISTRATORS" --set="uploaders=$UPLOADERS" <<'SQL'
UPDATE user_privilege_rulesets
  SET is_admin = true, can_upload_avatars = true, can_upload_maps = true,
      can_upload_props = true, can_upload_shared_files = true
  WHERE user_id IN
    (SELECT id FROM users WHERE username = ANY (string_to_array(:'admins', ',')));
-- Not shared files: who may upload one may replace and delete all, also those that the site offers to
-- everybody (lib/uro/controllers/storage.ex, update and delete).
UPDATE user_privilege_rulesets
  SET can_upload_avatars = true, can_upload_maps = true, can_upload_props = true
  WHERE user_id IN
    (SELECT id FROM users WHERE username = ANY (string_to_array(:'uploaders', ',')));
SELECT 'administrators: ' || username || ' is one'
  FROM users JOIN user_privilege_rulesets ON user_id = users.id
  WHERE username = ANY (string_to_array(:'admins', ','));
SELECT 'administrators: ' || username || ' may upload'
  FROM users JOIN user_privilege_rulesets ON user_id = users.id
  WHERE username = ANY (string_to_array(:'uploaders', ','));
SQL
