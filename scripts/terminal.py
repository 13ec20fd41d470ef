"""Runs a command on a pseudo terminal and tells what a person would have seen there.

    terminal.py COLUMNS [--press-ctrl-c-at TEXT] COMMAND [ARGUMENT ...]

Standard error is the terminal; standard output is thrown away. Prints JSON: the exit status, every
screen that was seen, its lines without empty ones, the last being what is left, and whether the
cursor was ever hidden.
"""

import json
import os
import pty
import sys

import pyte

LINES = 100


def main():
    columns = int(sys.argv[1])
    command = sys.argv[2:]
    press_at = None
    if command[0] == "--press-ctrl-c-at":
        press_at, command = command[1], command[2:]

    screen = pyte.Screen(columns, LINES)
    stream = pyte.ByteStream(screen)
    child, terminal = pty.fork()
    if child == 0:
        import fcntl
        import struct
        import termios

        fcntl.ioctl(2, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, columns, 0, 0))
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.execv(command[0], command)

    screens = []
    hidden = False
    while True:
        try:
            data = os.read(terminal, 65536)
        except OSError:  # Linux's way to say that nobody has the terminal open any more
            break
        if not data:
            break
        stream.feed(data)
        hidden = hidden or screen.cursor.hidden
        seen = [line.rstrip() for line in screen.display if line.strip()]
        if not screens or screens[-1] != seen:
            screens.append(seen)
        if press_at and any(press_at in line for line in seen):
            os.write(terminal, b"\x03")
            press_at = None
    _, status = os.waitpid(child, 0)
    json.dump(
        {"status": os.waitstatus_to_exitcode(status), "screens": screens, "hidCursor": hidden},
        sys.stdout,
    )


main()
