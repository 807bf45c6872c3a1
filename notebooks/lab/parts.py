"""Runs the parts of a test beside each other and prints each one's output whole once it has ended.

    parts.py COMMAND… <TABLE

Each line of the table is the name of a part and what it tests. A part is run as COMMAND… NAME.
The first one runs alone; then they are begun in the table's order, so many at a time that those
that wait leave no processor idle. The first that fails ends all others.
"""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time

AT_ONCE = 3
GRACE = 30  # seconds that an ended part has for ending what it has started


class Part:
    def __init__(self, line):
        self.name, self.title = line.strip().split(maxsplit=1)

    def begin(self, command):
        self.log = tempfile.TemporaryFile("w+", errors="replace")
        self.began = time.monotonic()
        self.process = subprocess.Popen([*command, self.name], stdin=subprocess.DEVNULL,
                                        stdout=self.log, stderr=subprocess.STDOUT, start_new_session=True)

    def has_ended(self):
        """Looks whether the part has ended, and notes how and what it took."""
        pid, status, used = os.wait4(self.process.pid, os.WNOHANG)
        if pid == 0:
            return False
        self.process.returncode = os.waitstatus_to_exitcode(status)
        self.seconds = time.monotonic() - self.began
        self.computed = used.ru_utime + used.ru_stime
        return True

    def end(self):
        """Ends the part, and what it has started in the same session."""
        self.signal(signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(GRACE)
        self.signal(signal.SIGKILL)
        self.process.wait()

    def signal(self, number):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)

    def report(self):
        print(f"\n== {self.title} ({self.seconds:.0f} s, {self.computed:.0f} s of processor time)", flush=True)
        self.log.seek(0)
        sys.stdout.write(self.log.read())


def say(parts):
    print(f"   {time.strftime('%H:%M:%S')} running: {', '.join(part.name for part in parts)}", flush=True)


def run(parts, command):
    """Runs the parts and returns the first that failed, or None."""
    waiting, running, at_once = list(parts), [], 1
    try:
        while waiting or running:
            while waiting and len(running) < at_once:
                running.append(waiting.pop(0))
                running[-1].begin(command)
            say(running)
            part = next_to_end(running)
            running.remove(part)
            part.report()
            if part.process.returncode != 0:
                part.end()
                return part
            at_once = AT_ONCE
    finally:
        for part in running:
            part.end()
    return None


def next_to_end(running):
    while True:
        for part in running:
            if part.has_ended():
                return part
        time.sleep(0.1)


def stop(number, _):
    sys.exit(128 + number)


def main():
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    parts = [Part(line) for line in sys.stdin if line.strip()]
    failed = run(parts, sys.argv[1:])
    if failed:
        sys.exit(f"\nFAILED: {failed.title}\nAlone, this part runs with: {' '.join(sys.argv[1:])} {failed.name}")
    print("\nEverything passed.")


if __name__ == "__main__":
    main()
