# Runs a shell that starts a program, and has TERM come after the fork and before the new process
# does anything. Ends as the shell ends, and with 99 when the program goes on.
import ctypes
import os
import signal
import sys

TRACE_ME, CONTINUE, DETACH, SET_OPTIONS, GET_MESSAGE = 0, 7, 17, 0x4200, 0x4201
FORKS = 2 | 4 | 8
ALL = 0x40000000

library = ctypes.CDLL(None, use_errno=True)
library.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
library.ptrace.restype = ctypes.c_long


def trace(request, process, data=None):
    if library.ptrace(request, process, None, data) < 0:
        sys.exit("ptrace: " + os.strerror(ctypes.get_errno()))


def rests(process):
    """Whether a process waits for something, and no signal for it."""
    try:
        with open(f"/proc/{process}/status") as file:
            fields = dict(line.split(":\t", 1) for line in file)
    except (FileNotFoundError, ProcessLookupError):
        return False
    pending = int(fields["SigPnd"], 16) | int(fields["ShdPnd"], 16)
    return fields["State"].startswith("S") and pending == 0


def command(process):
    try:
        with open(f"/proc/{process}/cmdline", "rb") as file:
            return file.read()
    except (FileNotFoundError, ProcessLookupError):
        return b""


def wait_until(condition):
    while not condition():
        ended, status = os.waitpid(shell, os.WNOHANG)
        if ended:
            sys.exit(os.waitstatus_to_exitcode(status))
        os.sched_yield()


shell = os.fork()
if shell == 0:
    trace(TRACE_ME, 0)
    os.execvp(sys.argv[1], sys.argv[1:])
os.waitpid(shell, 0)
trace(SET_OPTIONS, shell, FORKS)
trace(CONTINUE, shell)
while True:
    status = os.waitpid(shell, ALL)[1]
    if not os.WIFSTOPPED(status):
        sys.exit("no child")
    if status >> 16:
        break
    trace(CONTINUE, shell, os.WSTOPSIG(status))
message = ctypes.c_ulong()
trace(GET_MESSAGE, shell, ctypes.addressof(message))
child = message.value
os.waitpid(child, ALL)
os.kill(shell, signal.SIGTERM)
trace(DETACH, shell)
wait_until(lambda: rests(shell))
trace(DETACH, child)
wait_until(lambda: command(child) != command(shell))
wait_until(lambda: rests(shell))
if rests(child):
    os.kill(child, signal.SIGKILL)
    sys.exit(99)
wait_until(lambda: False)
