# Starts a program, a command beside it, and another one before it is stopped.
program=
early=
stopping=

# Shells start what runs in the background deaf to two signals; not every program undoes that. One
# that has ended hears none, and nobody has to be told.
is_deaf() {
  signals=
  while read -r key signals; do
    [ "$key" != SigIgn: ] || break
  done 2> /dev/null < "/proc/$program/status"
  case $1$signals in
    INT*[2367abef] | QUIT*[4567cdef]) ;;
    *) false ;;
  esac
}

stop() {
  interrupted=yes
  if [ -z "$program" ]; then
    early=$1
    return
  fi
  # The command may signal this process itself, and means the program.
  if [ -z "$stopping" ]; then
    stopping=yes
    before_stop
  fi
  signal=$1
  ! is_deaf "$signal" || signal=TERM
  kill -s "$signal" "$program" 2> /dev/null
}

for signal in TERM INT QUIT WINCH; do
  trap "stop $signal" "$signal"
done
for signal in HUP USR1 USR2; do
  trap "interrupted=yes; [ -z \"\$program\" ] || kill -s $signal \"\$program\" 2> /dev/null" "$signal"
done
# What runs in the background would read nothing otherwise.
exec 3<&0
"$0" "$@" <&3 3<&- &
program=$!
exec 3<&-
[ -z "$early" ] || stop "$early"
{ after_start || kill -s TERM "$program" 2> /dev/null; } &
# A signal ends the waiting, not the program. One that ended meanwhile tells who waits anew how it
# did, unless it told so before.
status=
while :; do
  interrupted=
  wait "$program"
  ended=$?
  [ -n "$status" ] && [ "$ended" = 127 ] || status=$ended
  [ -n "$interrupted" ] || break
done
after_end "$status"
exit "$status"
