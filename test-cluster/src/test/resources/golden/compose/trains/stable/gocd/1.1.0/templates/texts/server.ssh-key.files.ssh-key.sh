#!/bin/sh
# Makes a file of a private key that was pasted into a field of one line: ssh-key.sh ANSWER KEY
# Browsers join the lines of what is pasted there, some with blanks and some without.
set -eu
# OpenSSH takes no key that others may read.
umask 077

answer=$1
key=$2

body=$(tr -d ' \t\r\n' <"$answer" |
  sed -e 's/^-----BEGINOPENSSHPRIVATEKEY-----//' -e 's/-----ENDOPENSSHPRIVATEKEY-----$//')
{
  echo '-----BEGIN OPENSSH PRIVATE KEY-----'
  printf '%s\n' "$body" | fold -w 70
  echo '-----END OPENSSH PRIVATE KEY-----'
} >"$key.new"
mv "$key.new" "$key"
echo "The key of the app's settings is in place."
