"""Runs a command while nobody else holds a lock file: lock.py FILE COMMAND…

The lock is the system's own, so it is gone as soon as its holders are, however they ended. The
command's children hold it, too: what a killed set-up had started is over before the next begins.
"""

import fcntl
import os
import signal
import sys


def take(path):
    """Waits until the file is ours and returns its number."""
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("Another set-up or test is at work in this folder: waiting until it is done.", flush=True)
        fcntl.flock(file, fcntl.LOCK_EX)
    except OSError as error:
        print(f"This folder cannot be locked ({error.strerror}): let only one set-up run at a time.", flush=True)
        return file
    if still_there(file, path):
        return file
    os.close(file)  # `make clean` was here while we waited
    return take(path)


def still_there(file, path):
    try:
        return os.path.samestat(os.fstat(file), os.stat(path))
    except FileNotFoundError:
        return False


def main():
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.makedirs(os.path.dirname(sys.argv[1]), exist_ok=True)
    os.set_inheritable(take(sys.argv[1]), True)
    os.execvp(sys.argv[2], sys.argv[2:])


if __name__ == "__main__":
    main()
