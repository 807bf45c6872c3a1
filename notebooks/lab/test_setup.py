"""Set-up takes turns, survives being killed, and notices another Go; a round of tests is left out
where its Go cannot be had, and for no other reason.

It runs here on a copy of its scripts, with stand-ins for go, npm, node and jupyter-lite that are quick and need
no network; Python's virtual environment is real, and empty.
"""

import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

LAB = pathlib.Path(__file__).resolve().parent
PATIENCE = 300  # seconds until a set-up that hangs is given up

# A stand-in notes its call. It does its work in two halves with a pause between, and says so if
# another one is at work meanwhile.
STAND_IN = r"""#!/bin/sh
make_in_halves() {
	mkdir "$TREE/busy" 2>/dev/null || echo "$*" >>"$TREE/overlaps"
	echo "$2" >>"$TREE/calls"
	mkdir -p "$(dirname "$1")"
	printf 'first half, ' >"$1"
	sleep 0.3
	echo 'second half' >>"$1"
	rmdir "$TREE/busy" 2>/dev/null
}
case "$(basename "$0") $*" in
"go env GOVERSION") cat "$TREE/goversion" ;;
"go env GOROOT") cat "$TREE/goroot" 2>/dev/null || { echo "$GOTOOLCHAIN: not available" >&2; exit 1; } ;;
"go list -deps tool") cat "$TREE/trouble" >&2; exit 1 ;;
"go version") echo "go version $(cat "$TREE/goversion") here/now" ;;
"go build -o "*) make_in_halves "$3" "build $(basename "$3")" ;;
"go install tool") make_in_halves "$GOBIN/gonb" "install tools of $(basename "$PWD")" ;;
"go build std"*) make_in_halves "$TREE/compiled" "compile modules" ;;
"go run ./datasets/fetch") make_in_halves "$TREE/datasets/mnist/digits" "fetch digits" ;;
"jupyter-lite build"*) make_in_halves "site/index.html" "build JupyterLite" ;;
"node --version") echo v20.0.0 ;;
"npm ci"*)
	for name in echarts echarts-gl; do
		make_in_halves "node_modules/$name/dist/$name.min.js" "npm ci $name"
	done ;;
esac
"""

STEPS = ["python", "node", "tools", "modules", "assets", "lite", "mnist", "lecture", "lab"]
CALLS = ["build go", "build gopls", "build keeper", "install tools of go1.26", "compile modules", "npm ci echarts", "npm ci echarts-gl",
         "build JupyterLite", "fetch digits", "build nnlecture"]
PRODUCTS = [".venv/quickgo/go", ".venv/quickgo/gopls", ".venv/bin/keeper", ".venv/bin/gonb", ".venv/bin/nnlecture", "datasets/mnist/digits",
            "lecture/web/node_modules/echarts/dist/echarts.min.js", ".venv/share/static/echarts/echarts-gl.min.js",
            ".venv/share/lite/index.html"]


class SetUp(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.tree = pathlib.Path(folder.name).resolve()
        (self.tree / "notebooks").mkdir()
        shutil.copytree(LAB, self.tree / "notebooks/lab", ignore=shutil.ignore_patterns("*.png", "__pycache__"))
        self.write("go.mod", "go.sum", "go.work", "exercises/go.mod", "lecture/main.go", "nnlib/doc.go", "datasets/doc.go",
                   "notebooks/page/lite/app/jupyter-lite.json", "lecture/web/package.json", "lecture/web/package-lock.json",
                   "notebooks/lab/requirements.txt", "notebooks/lab/requirements-node.txt")
        self.use_go("go1.26.8")
        for name in ("go", "npm", "node", "jupyter-lite"):
            self.write("tools/" + name, text=STAND_IN)
            (self.tree / "tools" / name).chmod(0o755)

    def write(self, *paths, text=""):
        for path in paths:
            (self.tree / path).parent.mkdir(parents=True, exist_ok=True)
            (self.tree / path).write_text(text)

    def use_go(self, version):
        self.write("goversion", text=version + "\n")

    def start(self, script="setup.sh"):
        """Starts a set-up, or another script; what has its group's number can be killed with it."""
        environment = dict(os.environ, TREE=str(self.tree), PATH=f"{self.tree}/tools:{os.environ['PATH']}")
        process = subprocess.Popen(["sh", f"notebooks/lab/{script}"], cwd=self.tree, env=environment, text=True,
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
        self.addCleanup(process.stdout.close)
        return process

    def finish(self, *processes):
        """Waits for set-ups, which must end well, and returns what they said."""
        said = [process.communicate(timeout=PATIENCE)[0] for process in processes]
        for process, text in zip(processes, said):
            self.assertEqual(process.returncode, 0, text)
        return said

    def calls(self):
        path = self.tree / "calls"
        return path.read_text().splitlines() if path.exists() else []

    def assert_complete(self):
        self.assertFalse((self.tree / "overlaps").exists(), "two set-ups worked at once")
        for path in PRODUCTS:
            self.assertEqual((self.tree / path).read_text(), "first half, second half\n", path)
        for name in STEPS:
            self.assertTrue((self.tree / ".venv/setup" / name).exists(), f"step {name} has no stamp")
        subprocess.run([self.tree / ".venv/bin/python", "-c", "import pip"], check=True)
        self.assertEqual(self.finish(self.start()), [""], "set-up has still something to do")

    def wait_for(self, process, what, condition):
        """Waits until a set-up has come so far, unless it ends before."""
        begin = time.monotonic()
        while not condition():
            self.assertIsNone(process.poll(), f"set-up ended before {what}")
            self.assertLess(time.monotonic() - begin, PATIENCE, what)
            time.sleep(0.01)

    def test_four_at_once_do_each_step_once(self):
        self.finish(*[self.start() for _ in range(4)])
        self.assertEqual(self.calls(), CALLS)
        self.assert_complete()

    def test_killed_in_any_step_it_goes_on_there(self):
        first = self.start()
        self.wait_for(first, "Python's environment begins", (self.tree / ".venv/pyvenv.cfg").exists)
        self.kill(first)
        for n, call in enumerate(CALLS):
            running = self.start()
            self.wait_for(running, call, lambda: len(self.calls()) > n and call in self.calls())
            # One is killed with all that it started, the next alone: its last child lives on.
            self.kill(running, alone=n % 2 == 1)
        self.finish(self.start(), self.start())
        self.assert_complete()

    def kill(self, process, alone=False):
        (os.kill if alone else os.killpg)(process.pid, signal.SIGKILL)
        process.communicate(timeout=PATIENCE)
        if not alone and (self.tree / "busy").exists():
            (self.tree / "busy").rmdir()

    def test_another_go_makes_anew_what_depends_on_it(self):
        self.finish(self.start())
        self.use_go("go1.27.3")
        self.finish(self.start())
        self.assertEqual(self.calls()[len(CALLS):],
                         ["build go", "build gopls", "build keeper", "install tools of go1.27", "compile modules", "build nnlecture"])
        self.assert_complete()

    def test_each_go_has_tools_that_work_with_it(self):
        for version, folder in (("1.25.0", "go1.25"), ("1.26.8", "go1.26"), ("1.27", "go1.27"), ("1.31.2", "go1.27")):
            script = f'. "{LAB}/versions.sh"; tools_for {version}'
            chosen = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=True).stdout.strip()
            self.assertEqual(chosen, folder, f"tools for Go {version}")
            self.assertTrue((LAB / "tools" / chosen / "go.sum").exists())

    def test_too_old_a_go_is_refused(self):
        self.use_go("go1.24.9")
        process = self.start()
        said, _ = process.communicate(timeout=PATIENCE)
        self.assertNotEqual(process.returncode, 0)
        self.assertIn("Go 1.24.9 is too old: install Go 1.25 or newer", said)

    def test_a_round_is_left_out_where_its_go_cannot_be_had(self):
        self.finish(self.start())
        said, = self.finish(self.start("rounds.sh"))
        for version in ("1.25.0", "1.27.3"):
            self.assertRegex(said, f"No round with Go {version}, which can be had .*: go{version}: not available\n")
        self.use_go("go1.27.1")
        said, = self.finish(self.start("rounds.sh"))
        self.assertNotIn("1.27", said, "there is a round with the Go at hand")

    def test_a_round_is_left_out_offline_and_for_no_other_trouble(self):
        self.finish(self.start())
        (self.tree / "bin").symlink_to("tools")
        self.write("goroot", text=f"{self.tree}\n")
        self.write("trouble", text="dial tcp: lookup proxy: no such host\n")
        said, = self.finish(self.start("rounds.sh"))
        self.assertIn("No round with Go 1.27.3, for the network could not be reached", said)
        self.write("trouble", text="go.mod requires go >= 1.26\n")
        process = self.start("rounds.sh")
        said, _ = process.communicate(timeout=PATIENCE)
        self.assertNotEqual(process.returncode, 0)
        self.assertIn("go.mod requires go >= 1.26", said)
        self.assertFalse((self.tree / ".venv/rounds").exists())


if __name__ == "__main__":
    unittest.main()
