"""Parts of a test run beside each other, keep their outputs apart, and end together."""

import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

import psutil

PATIENCE = 120  # seconds until parts that hang are given up

# What the parts do. Those that wait for a file show that others run meanwhile.
PARTS = """
first() { echo first; [ ! -e begun ] || echo "not alone"; }
one() { echo one begins; touch begun; until [ -e two ]; do sleep 0.1; done; echo one ends; }
two() { echo two begins; until [ -e begun ]; do sleep 0.1; done; touch two; echo two ends; }
bad() { echo bad; until [ -e sleeping ]; do sleep 0.1; done; return 3; }
long() { (trap '' TERM; touch sleeping; sleep 300) & wait; }
never() { touch never; }
"$1"
"""


class Parts(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name).resolve()

    def start(self, *names):
        command = [sys.executable, pathlib.Path(__file__).with_name("parts.py"), "sh", "-c", PARTS, "sh"]
        process = subprocess.Popen(command, cwd=self.folder, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.STDOUT)
        process.stdin.write("".join(f"{name}  The title of {name}\n" for name in names))
        process.stdin.close()
        process.stdin = None
        self.addCleanup(process.stdout.close)
        return process

    def test_output_of_each_is_whole(self):
        process = self.start("first", "one", "two")
        said, _ = process.communicate(timeout=PATIENCE)
        self.assertEqual(process.returncode, 0, said)
        self.assertNotIn("not alone", said)
        self.assertRegex(said, r"== The title of first \(.*\)\nfirst\n")
        self.assertRegex(said, r"== The title of one \(.*\)\none begins\none ends\n")
        self.assertRegex(said, r"== The title of two \(.*\)\ntwo begins\ntwo ends\n")
        self.assertTrue(said.endswith("Everything passed.\n"))

    def test_one_that_fails_ends_all(self):
        process = self.start("first", "long", "bad", "one", "never")
        said, _ = process.communicate(timeout=PATIENCE)
        self.assertEqual(process.returncode, 1, said)
        self.assertEqual(self.sleepers(), [])
        self.assertRegex(said, r"== The title of bad \(.*\)\nbad\n\nFAILED: The title of bad\n")
        self.assertFalse((self.folder / "never").exists())

    def test_stopped_it_leaves_nothing(self):
        for how in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            with self.subTest(how.name):
                (self.folder / "sleeping").unlink(missing_ok=True)
                process = self.start("long", "never")
                end = time.monotonic() + PATIENCE
                while not (self.folder / "sleeping").exists():
                    self.assertLess(time.monotonic(), end, "the part does not begin")
                    time.sleep(0.05)
                process.send_signal(how)
                # What a part has started writes into its log, not here, so this ends with the script.
                process.communicate(timeout=PATIENCE)
                self.assertEqual(process.returncode, 128 + how)
                self.assertEqual(self.sleepers(), [])
                self.assertFalse((self.folder / "never").exists())

    def sleepers(self):
        """The processes that still work in this test's folder."""
        return [p for p in psutil.process_iter(["cwd", "cmdline"]) if p.info["cwd"] == str(self.folder)]


if __name__ == "__main__":
    unittest.main()
