#!/bin/sh
# Puts right what git was cut off at, such as by a power failure: clones.sh [PIPELINES]
#
#   PIPELINES  the directory of clones, of the server or of an agent; that of the server without it
#
# GoCD goes on with whatever has a .git and fails with it each time (gocd/gocd domain/…/GitMaterial.java, isRepositoryChanged;
# GitCommand.java, getCurrentBranch and resetHard): of a clone that was cut off HEAD names nothing, and the lock of a git that
# was killed stays. Its images lose both with the container, and this app keeps clones. Without a .git GoCD clones anew.
#
# It runs before GoCD does, so that no lock is anybody's, and keeps nothing from starting.
set -eu

command -v git >/dev/null || exit 0

find "${1:-/go-working-dir/pipelines}/" -type d -name .git -prune -exec sh -c '
  for clone; do
    find "$clone" -type f -name "*.lock" -delete
    if ! git --git-dir "$clone" rev-parse --quiet --verify HEAD >/dev/null 2>&1; then
      echo "${clone%/.git}: was cut off, and will be fetched again"
      rm -rf "$clone"
    fi
  done' sh {} + || echo "Warning: some clones could not be looked at."
