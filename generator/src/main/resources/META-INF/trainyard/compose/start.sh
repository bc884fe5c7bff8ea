# Starts a program, a command beside it, and another one before it is stopped. Names begin so that
# no variable of the container has one, which the program would find changed.
trainyard_program=
trainyard_ready=
trainyard_early=
trainyard_stopping=
trainyard_interrupted=

# Shells start what runs in the background deaf to two signals; not every program undoes that. One
# that has ended hears none, and nobody has to be told.
trainyard_is_deaf() {
  trainyard_deaf=
  while read -r trainyard_key trainyard_deaf; do
    [ "$trainyard_key" != SigIgn: ] || break
  done 2> /dev/null < "/proc/$trainyard_program/status"
  case $1$trainyard_deaf in
    INT*[2367abef] | QUIT*[4567cdef]) ;;
    *) false ;;
  esac
}

trainyard_is_there() {
  [ -n "$trainyard_program" ] && [ -n "$trainyard_ready" ]
}

trainyard_pass() {
  trainyard_interrupted=yes
  ! trainyard_is_there || kill -s "$1" "$trainyard_program" 2> /dev/null
}

trainyard_stop() {
  trainyard_interrupted=yes
  if ! trainyard_is_there; then
    trainyard_early=$1
    return
  fi
  # The command may signal this process itself, and means the program.
  if [ -z "$trainyard_stopping" ]; then
    trainyard_stopping=yes
    trainyard_before_stop
  fi
  if trainyard_is_deaf "$1"; then
    trainyard_pass TERM
  else
    trainyard_pass "$1"
  fi
}

trainyard_begin() {
  trainyard_interrupted=yes
  if trainyard_is_there && [ -n "$trainyard_early" ]; then
    trainyard_stop "$trainyard_early"
  fi
}

for trainyard_signal in TERM INT QUIT WINCH; do
  trap "trainyard_stop $trainyard_signal" "$trainyard_signal"
done
for trainyard_signal in HUP USR1 USR2; do
  trap "trainyard_pass $trainyard_signal" "$trainyard_signal"
done
trap "trainyard_ready=yes; trainyard_begin" CONT
# What runs in the background would read nothing by itself. A shell that has just come into being
# loses the signals that it gets, so that this one waits until the other says that none is lost.
exec 3<&0
{ kill -s CONT "$$"; exec "$0" "$@"; } <&3 3<&- &
trainyard_program=$!
exec 3<&-
trainyard_begin
{ trainyard_after_start || kill -s TERM "$$"; } &
# A signal ends the waiting, not the program. One that ended meanwhile tells who waits anew how it
# did, unless it told so before.
trainyard_status=
while :; do
  trainyard_interrupted=
  wait "$trainyard_program"
  trainyard_ended=$?
  [ -n "$trainyard_status" ] && [ "$trainyard_ended" = 127 ] || trainyard_status=$trainyard_ended
  [ -n "$trainyard_interrupted" ] || break
done
trainyard_after_end "$trainyard_status"
exit "$trainyard_status"
