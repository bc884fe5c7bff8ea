#!/bin/sh
# Tells GoCD where its database is: database.sh FROM DIRECTORY
# GoCD reads db.properties at each start, and may write it anew with the password encrypted. The answers of the wizard
# are what counts, so that another password needs no work by hand.
set -eu
umask 077

from=$1
to=$2/db.properties

mkdir -p "$2"
cat "$from" >"$to.new"
mv "$to.new" "$to"
echo "db.properties was written from the answers of the wizard."
