"""Nothing is left behind: whichever part of a running JupyterLab is killed, and however, all
that depends on it ends within a minute."""

import atexit
import contextlib
import functools
import os
import pathlib
import signal
import socket
import subprocess
import tempfile
import time
import unittest
import urllib.error
import urllib.request

import psutil
from jupyter_client import BlockingKernelClient

ROOT = pathlib.Path(__file__).resolve().parents[2]
RUNTIME = ROOT / ".venv/share/jupyter-user/runtime"
MINUTE = 60
TOKEN = "lifetime"

# A cell that will not be asked to end.
STUBBORN = """import ("fmt"; "os"; "os/signal"; "syscall"; "time")
%%
signal.Ignore(os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
fmt.Println("running")
for { time.Sleep(time.Millisecond) }
"""

# How the parts are told apart, by their command lines.
PARTS = {
    "lab's keeper": lambda line: "keeper python -m jupyterlab" in line,
    "jupyter": lambda line: "-m jupyterlab" in line and "keeper" not in line,
    "kernel's keeper": lambda line: "keeper -group" in line,
    "gonb": lambda line: line.startswith("gonb --kernel"),
    "completer": lambda line: "quickgo/gopls" in line,
    "gopls": lambda line: line.endswith(".venv/bin/gopls"),
    "cell": lambda line: "/gonb_" in line and "gopls" not in line,
    "slides": lambda line: "nnlecture serve" in line and "keeper" not in line,
}


def alive(process):
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def line(process):
    try:
        return " ".join(process.cmdline())
    except (psutil.NoSuchProcess, psutil.ZombieProcess):
        return ""


def wait_for(condition, what, seconds=2 * MINUTE):
    end = time.monotonic() + seconds
    while not (result := condition()):
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds} s for {what}")
        time.sleep(0.1)
    return result


class Lab:
    """JupyterLab, started from a shell of its own as make does it in a terminal."""

    def __init__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = tempfile.TemporaryFile("w+")
        command = f"sh notebooks/lab/lab.sh --no-browser --IdentityProvider.token={TOKEN}; exit $?"
        environment = {**os.environ, "PORT": str(self.port), "PATH": f"{ROOT}/.venv/bin:{os.environ['PATH']}"}
        self.shell = subprocess.Popen(["sh", "-c", command], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL,
                                      stdout=self.log, stderr=self.log, start_new_session=True)
        atexit.register(self.end)
        wait_for(lambda: self.get("/api/status"), "JupyterLab")

    def get(self, path, data=None, timeout=30):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data=data,
                                         headers={"Authorization": f"token {TOKEN}"})
        try:
            with urllib.request.urlopen(request, timeout=timeout) as answer:
                return answer.read().decode()
        except OSError:
            return None

    def processes(self):
        """The shell and all that it has started, parents first."""
        top = psutil.Process(self.shell.pid)
        return [top, *top.children(recursive=True)]

    def find(self, part, among=None):
        return next((p for p in among or self.processes() if PARTS[part](line(p))), None)

    def kernel(self, complete=False):
        """Starts a kernel with a running cell and returns its processes."""
        name, client = self.client()
        if complete:  # gopls starts with the first question
            client.complete("fmt.Pri", reply=True, timeout=2 * MINUTE)
        run_stubborn(client)
        client.stop_channels()
        return self.kernel_processes(name)

    def client(self):
        """Starts a kernel and returns its name and a connection to it."""
        answer = self.get("/api/kernels", data=b'{"name": "gonb"}')
        name = answer.split('"id":', 1)[1].split('"')[1]
        client = BlockingKernelClient(connection_file=str(RUNTIME / f"kernel-{name}.json"))
        client.load_connection_file()
        client.start_channels()
        client.wait_for_ready(timeout=2 * MINUTE)
        return name, client

    def kernel_processes(self, name):
        """All of one kernel, parents first. Others may come up meanwhile: JupyterLab restarts what was killed."""
        keeper = next(p for p in self.processes() if PARTS["kernel's keeper"](line(p)) and f"kernel-{name}.json" in line(p))
        return [keeper, *keeper.children(recursive=True)]

    def shut_down_kernels(self):
        """As JupyterLab does it when a notebook's tab is closed."""
        for name in [k.split('"')[1] for k in self.get("/api/kernels").split('"id":')[1:]]:
            request = urllib.request.Request(f"http://127.0.0.1:{self.port}/api/kernels/{name}", method="DELETE",
                                             headers={"Authorization": f"token {TOKEN}"})
            urllib.request.urlopen(request, timeout=MINUTE).close()

    def end(self):
        for process in self.processes() if alive(psutil.Process(self.shell.pid)) else []:
            if alive(process):
                process.kill()
        self.shell.wait()
        self.log.close()
        atexit.unregister(self.end)


def run_stubborn(client):
    """Returns once the cell runs."""
    client.execute(STUBBORN)
    while client.get_iopub_msg(timeout=2 * MINUTE)["content"].get("text") != "running\n":
        pass


class Lifetime(unittest.TestCase):
    def assert_gone(self, processes):
        """Fails if one of the processes lives longer than a minute, and kills it."""
        lines = {p: line(p) for p in processes}
        try:
            wait_for(lambda: not any(alive(p) for p in processes), "them to end", MINUTE)
        except AssertionError:
            left = [p for p in processes if alive(p)]
            for process in left:
                with contextlib.suppress(psutil.NoSuchProcess):
                    process.kill()
            self.fail("left behind:\n" + "\n".join(f"{p.pid} {lines[p]}" for p in left))

    def lab(self):
        lab = Lab()
        self.addCleanup(lab.end)
        return lab

    @staticmethod
    @functools.cache
    def lab_of_all():
        """The one JupyterLab of the tests that leave it alive."""
        lab = Lab()
        unittest.addModuleCleanup(lab.end)
        return lab

    def test_no_part_of_jupyterlab_leaves_anything(self):
        for part in ("shell", "lab's keeper", "jupyter"):
            for how in (signal.SIGHUP, signal.SIGTERM, signal.SIGKILL):
                with self.subTest(part=part, signal=how.name):
                    lab = self.lab()
                    lab.kernel()
                    everything = lab.processes()
                    victim = everything[0] if part == "shell" else lab.find(part)
                    victim.send_signal(how)
                    self.assert_gone(everything)

    def test_closing_the_terminal_leaves_nothing(self):
        lab = self.lab()
        lab.kernel(complete=True)
        lab.get("/lecture/", timeout=2 * MINUTE)
        everything = lab.processes()
        for part in PARTS:
            self.assertIsNotNone(lab.find(part, everything), part)
        os.killpg(lab.shell.pid, signal.SIGHUP)
        self.assert_gone(everything)

    def test_a_cell_that_is_killed_leaves_its_kernel_alive(self):
        lab = self.lab_of_all()
        name, client = lab.client()
        for _ in range(2):  # the second cell shows that the kernel lives on
            run_stubborn(client)
            cell = lab.find("cell", lab.kernel_processes(name))
            processes = [cell, *cell.children(recursive=True)]
            cell.kill()
            self.assert_gone(processes)
            self.assertEqual(client.get_shell_msg(timeout=2 * MINUTE)["content"]["status"], "error")
        client.stop_channels()
        lab.shut_down_kernels()

    def test_a_slides_server_that_is_killed_is_replaced(self):
        lab = self.lab_of_all()
        for _ in range(2):
            # A request that meets the moment between two servers may never be answered: ask again.
            wait_for(lambda: lab.get("/lecture/"), "the slides", 5 * MINUTE)
            slides = lab.find("slides")
            processes = [slides, slides.parent()]
            slides.kill()
            self.assert_gone(processes)

    def test_no_part_of_a_kernel_leaves_anything(self):
        lab = self.lab_of_all()
        for part in ("kernel's keeper", "gonb"):
            for how in (signal.SIGHUP, signal.SIGTERM, signal.SIGKILL):
                with self.subTest(part=part, signal=how.name):
                    kernel = lab.kernel()
                    lab.find(part, kernel).send_signal(how)
                    self.assert_gone(kernel)

    def test_a_kernel_that_is_shut_down_leaves_nothing(self):
        lab = self.lab_of_all()
        for part in (None, "completer", "gopls"):
            with self.subTest(killed_before=part):
                kernel = lab.kernel(complete=True)
                if part:
                    lab.find(part, kernel).kill()
                lab.shut_down_kernels()
                self.assert_gone(kernel)


if __name__ == "__main__":
    # Under nohup, or where a CI starts it so, these are ignored, and what is started here would inherit that.
    for stop in (signal.SIGHUP, signal.SIGTERM):
        signal.signal(stop, signal.default_int_handler)  # what has been started is ended, see Lab
    unittest.main()
