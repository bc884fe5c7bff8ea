#!/bin/sh
# Deletes all but the newest backups, and what is left of those that a stop of the server has cut off. GoCD runs it
# after a backup, one at a time, and marks the backup as failed when it ends with another code than 0.
#
# Environment, from GoCD (server/…/PostBackupScript.java):
#   GOCD_BACKUP_STATUS    success, or something else
#   GOCD_BACKUP_BASE_DIR  the directory of all backups, each in backup_DAY-TIME
#   GOCD_BACKUP_PATH      the new one
#   KEEP                  a file with the number of backups that stay; /backups/keep without it
set -eu

test "${GOCD_BACKUP_STATUS:-}" = success || exit 0
keep=$(cat "${KEEP:-/backups/keep}")

cd "$GOCD_BACKUP_BASE_DIR"
# The newest, whatever clock and time zone have made of its name.
new=${GOCD_BACKUP_PATH:-}
new=${new##*/}
# Their names sort by time, and a day in UTC or local time never has another form. What else lies there is the owner's.
is_backup() {
  test -d "$1" || return 1
  case $1 in
    backup_[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9][0-9][0-9]) ;;
    *) return 1 ;;
  esac
  has_database "$1" || test -f "$1/version.txt"
}
has_database() {
  for database in "$1"/db.*; do
    test -f "$database" && return
  done
  return 1
}
# The database comes last (server/…/BackupService.java), and a zip file ends with its table of contents. Of another server's
# database it is a file db.NAME, whose end nobody knows (db-support/…/PostgresqlBackupProcessor.java).
is_whole() {
  test "$1" != "$new" || return 0
  has_database "$1" || return 1
  ! test -f "$1/db.zip" || test "$(tail -c 22 "$1/db.zip" | head -c 4)" = "$(printf 'PK\005\006')"
}
is_of_a_wrong_clock() {
  test -n "$new" && test "$1/version.txt" -nt "$new/version.txt"
}
count=0
for backup in backup_*; do
  is_backup "$backup" || continue
  if is_whole "$backup"; then
    count=$((count + 1))
  else
    echo "deleting $backup, which was cut off"
    rm -rf -- "$backup"
  fi
done
for which in is_of_a_wrong_clock is_backup; do
  for backup in backup_*; do
    test "$count" -gt "$keep" || break
    test "$backup" != "$new" && is_backup "$backup" && "$which" "$backup" || continue
    echo "deleting $backup"
    rm -rf -- "$backup"
    count=$((count - 1))
  done
done
