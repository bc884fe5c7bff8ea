#!/bin/sh
set -eu
exec notes serve --config /etc/notes/notes.toml
