#!/bin/sh
# Builds the images of Uro from upstream's sources and pushes them.
#
#   build.sh REGISTRY/OWNER [PLATFORM,...]
#
# Makes REGISTRY/OWNER/uro and REGISTRY/OWNER/uro-frontend with the tag that `build.sh --tag` prints,
# each for all platforms in one manifest, and prints their digests. Needs git and docker with buildx,
# logged in at the registry; without PLATFORM it builds for linux/amd64.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
commit=$(cat "$here/commit")
upstream=${UPSTREAM:-https://github.com/V-Sekai/uro}
# The commit is the head of the main branch of this fork. Its change is that of upstream's pull
# request 120, and a maintainer of upstream committed it.
fork=${FORK:-https://github.com/dragonhunt02/uro}
tag=2025.06.26-$(printf %.7s "$commit")

if [ "${1:-}" = --tag ]; then
  echo "$tag"
  exit
fi
target=${1:?which registry and owner? such as ghcr.io/somebody}
platforms=${2:-linux/amd64}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
git init --quiet "$work/uro"
git -C "$work/uro" fetch --quiet --depth 1 "$upstream" "$commit" ||
  git -C "$work/uro" fetch --quiet --depth 1 "$fork" "$commit"
git -C "$work/uro" checkout --quiet FETCH_HEAD
if [ "$(git -C "$work/uro" rev-parse HEAD)" != "$commit" ]; then
  echo "build: the checkout is not $commit" >&2
  exit 1
fi

# image NAME ARGUMENT... : the arguments are docker's.
image() {
  name=$1
  shift
  docker buildx build --platform "$platforms" --push --provenance=true --sbom=true \
    --label "org.opencontainers.image.source=$upstream" \
    --label "org.opencontainers.image.revision=$commit" \
    --label "org.opencontainers.image.licenses=MIT" \
    --metadata-file "$work/$name.json" --tag "$target/$name:$tag" "$@"
  digest=$(sed -n 's/.*"containerimage.digest": *"\([^"]*\)".*/\1/p' "$work/$name.json")
  echo "$target/$name:$tag@$digest"
}

image uro --file "$here/api.Dockerfile" "$work/uro"
image uro-frontend --file "$here/site.Dockerfile" --build-context "recipe=$here" \
  --build-arg "API=$target/uro:$tag" "$work/uro/frontend"
