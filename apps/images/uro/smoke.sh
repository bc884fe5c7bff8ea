#!/bin/sh
# Starts the images of Uro as the app does, and asks whether they work.
#
#   smoke.sh API_IMAGE SITE_IMAGE COCKROACHDB_IMAGE REDIS_IMAGE
#
# Needs docker. Leaves nothing behind. Ends with 0 when API and site answer, the API reaches its
# database and its sessions, refuses what it must, and answers again after a restart without a
# network to the outside.
set -eu

api=${1:?which image is the API?}
site=${2:?which image is the site?}
cockroachdb=${3:?which image is the database?}
redis=${4:?which image is Redis?}
name=uro-smoke-$$

finish() {
  code=$?
  if [ "$code" -ne 0 ]; then docker logs "$name-api" 2>&1 | tail -n 50 || true; fi
  docker rm --force --volumes "$name-api" "$name-site" "$name-db" "$name-redis" >/dev/null 2>&1 ||
    true
  docker network rm "$name" >/dev/null 2>&1 || true
  exit "$code"
}
trap finish EXIT

docker network create --internal "$name" >/dev/null
docker run --detach --name "$name-db" --network "$name" --network-alias db "$cockroachdb" \
  start-single-node --insecure >/dev/null
docker run --detach --name "$name-redis" --network "$name" --network-alias redis "$redis" \
  redis-server --requirepass secret >/dev/null

answers() {
  left=90
  until docker exec "$name-$1" wget -q -O /dev/null "http://127.0.0.1:$2"; do
    left=$((left - 1))
    if [ "$left" -le 0 ]; then
      echo "smoke: no answer from $1 at $2" >&2
      return 1
    fi
    sleep 2
  done
  echo "smoke: $1 answers at $2"
}

left=60
until docker exec "$name-db" ./cockroach sql --insecure \
  --execute='CREATE DATABASE IF NOT EXISTS uro;
    CREATE USER IF NOT EXISTS uro;
    ALTER ROLE uro SET autocommit_before_ddl = off;
    ALTER ROLE uro SET create_table_with_schema_locked = off;
    ALTER DATABASE uro OWNER TO uro;
    USE uro;
    GRANT ALL ON SCHEMA public TO uro' >/dev/null 2>&1; do
  left=$((left - 1))
  test "$left" -gt 0
  sleep 2
done

docker run --detach --name "$name-api" --network "$name" --network-alias uro \
  --cap-drop ALL --security-opt no-new-privileges --read-only --tmpfs /tmp \
  --volume /app/uploads \
  --env PORT=4000 --env URL=http://site.invalid/api/v1/ --env FRONTEND_URL=http://site.invalid/ \
  --env ROOT_ORIGIN=http://site.invalid --env COMPILE_PHASE=false \
  --env DATABASE_URL=postgresql://uro@db:26257/uro --env REDIS_URL=redis://:secret@redis:6379 \
  --env PHOENIX_KEY_BASE=0123456789012345678901234567890123456789012345678901234567890123 \
  --env JOKEN_SIGNER=01234567890123456789012345678901 --env SIGNUP_API_KEY=0123456789012345 \
  --env OAUTH2_GITHUB_STRATEGY=Assent.Strategy.Github --env OAUTH2_GITHUB_CLIENT_ID=id \
  --env OAUTH2_GITHUB_CLIENT_SECRET=secret \
  --env TURNSTILE_SECRET_KEY=1x0000000000000000000000000000000AA "$api" >/dev/null
docker run --detach --name "$name-site" --network "$name" \
  --cap-drop ALL --security-opt no-new-privileges --read-only --tmpfs /tmp \
  --tmpfs /app/.next/cache:uid=568 --env NEXT_PUBLIC_ORIGIN=http://site.invalid \
  --env NEXT_PUBLIC_API_ORIGIN=http://site.invalid/api/v1 --env API_ORIGIN=http://uro:4000 \
  --env NEXT_PUBLIC_TURNSTILE_SITEKEY=1x00000000000000000000AA "$site" >/dev/null

answers api 4000/health
# The list of game servers comes from the database.
answers api 4000/shards
# As a game client does: a user in the database, a session in Redis.
docker exec "$name-api" wget -q -O /dev/null --header 'content-type: application/json' \
  --post-data '{"apiKey":"0123456789012345","user":{"username":"smoke","email":"smoke@example.org","password":"smoke and mirrors"}}' \
  http://127.0.0.1:4000/registration
echo "smoke: somebody has signed up"
# Nobody's browser has begun this log-in: that is said, and is no error of the server.
docker exec "$name-api" wget -S -O /dev/null \
  'http://127.0.0.1:4000/login/github/callback?code=c&state=s' 2>&1 | grep -q 'error=invalid_code'
echo "smoke: nobody logs in with GitHub for somebody else"
# Names in names, which older versions of Plug take many minutes to read.
{
  printf a
  printf '[a]%.0s' $(seq 300000)
  printf '=1'
} | docker exec --interactive "$name-api" sh -c 'cat >/tmp/form
  wget -T 20 -O /dev/null --post-file /tmp/form http://127.0.0.1:4000/login' 2>&1 |
  grep -q 'HTTP/1.1'
echo "smoke: a form of a stranger holds nobody up"
answers site 3000/health
docker restart "$name-api" >/dev/null
answers api 4000/shards
