#!/bin/sh
# Deletes all but the newest backups. GoCD runs it after a backup, and marks the backup as failed when
# it ends with another code than 0.
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
  test -f "$1/db.zip" || test -f "$1/version.txt"
}
count=0
for backup in backup_*; do
  is_backup "$backup" || continue
  count=$((count + 1))
done
for backup in backup_*; do
  is_backup "$backup" || continue
  test "$count" -gt "$keep" || break
  echo "deleting $backup"
  rm -rf -- "$backup"
  count=$((count - 1))
done
