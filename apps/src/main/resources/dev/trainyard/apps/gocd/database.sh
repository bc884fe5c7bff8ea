#!/bin/sh
# Tells GoCD where its database is: database.sh FROM DIRECTORY
# GoCD reads db.properties at each start, and may write it anew with the password encrypted. The answers of the wizard
# are what counts, so that another password needs no work by hand.
#
#   FROM       a file with what GoCD is to read; an empty one for the embedded database, which takes no file
#   DIRECTORY  the configuration of GoCD
set -eu
umask 077

from=$1
to=$2/db.properties

# Data that were copied bring the file along, and a copy would work on the database of the first server. An address that is
# blank is the embedded database (gocd/gocd db-support/…/ConnectionManager.java, isDefaultH2Database).
if ! test -s "$from"; then
  if test -e "$to" && grep -q '^[[:space:]]*db\.url[[:space:]=:][[:space:]=:]*[^[:space:]=:]' "$to"; then
    echo "Error: config/db.properties in the server's data names a database, and the app's settings say the embedded one." \
      "If the file came with a copy, or is of no use any more, give it another name: GoCD takes the embedded database" \
      "then. If GoCD is to work on the database of the file, and no other server does, switch \"Database of the Data\" on" \
      "in the app's settings."
    exit 1
  fi
  exit 0
fi

mkdir -p "$2"
cat "$from" >"$to.new"
mv "$to.new" "$to"
echo "db.properties was written from the answers of the wizard."
