# Puts a text in the place of a file. Cut off, by a pool that is full or a power failure, the former
# one stays: without their list nobody would ever remove the dumps.
put() { printf '%s\n' "$2" >"$1.new" && sync "$1.new" && mv "$1.new" "$1"; }

# Adds a name to the list.
add() {
  all=$(cat "$list") && put "$list" "${all:+$all
}$1"
}

