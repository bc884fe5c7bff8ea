#!/bin/sh
# Deletes all but the newest backups, and what is left of those that a stop of the server has cut off. GoCD runs it
# after a backup, one at a time, and marks the backup as failed when it ends with another code than 0.
#
# Environment, from GoCD (server/…/PostBackupScript.java):
#   GOCD_BACKUP_STATUS    success, or something else
#   GOCD_BACKUP_BASE_DIR  the directory of all backups, each in backup_DAY-TIME
#   KEEP                  a file with the number of backups that stay; /backups/keep without it
set -eu

test "${GOCD_BACKUP_STATUS:-}" = success || exit 0
keep=$(cat "${KEEP:-/backups/keep}")

cd "$GOCD_BACKUP_BASE_DIR"
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
  has_database "$1" || return 1
  ! test -f "$1/db.zip" || test "$(tail -c 22 "$1/db.zip" | head -c 4)" = "$(printf 'PK\005\006')"
}
count=0
for backup in backup_*; do
  if is_backup "$backup" && is_whole "$backup"; then
    count=$((count + 1))
  fi
done
for backup in backup_*; do
  is_backup "$backup" || continue
  if ! is_whole "$backup"; then
    echo "deleting $backup, which was cut off"
  elif test "$count" -gt "$keep"; then
    echo "deleting $backup"
    count=$((count - 1))
  else
    continue
  fi
  rm -rf -- "$backup"
done
