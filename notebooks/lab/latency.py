"""Measures how long a cell takes, from Enter to done, in this project's kernel and in GoNB as
it comes, in alternating rounds, and prints medians and their ratio.

GoNB as it comes means the kernel that `gonb --install` would register, without the settings
of kernel/settings.sh. It looks modules up in the network, so it is left out without one.
"""

import json
import os
import pathlib
import statistics
import sys
import tempfile
import time

from jupyter_client import KernelManager
from jupyter_client.kernelspec import KernelSpecManager

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROUNDS = 11

# Each round changes a number, so that the cell is compiled again as after an edit.
CELLS = {
    "plain": """import "fmt"
%%
fmt.Println("round", {n})""",
    "nnlib": """import ("fmt"; "nnlecture/datasets"; "nnlecture/nnlib")
%%
xor := datasets.XOR()
p := nnlib.NewPerceptron(2)
fmt.Println({n}, p.Criterion(xor.X(), xor.Signs()))""",
    "chart": """import ("nnlecture/datasets"; "nnlecture/notebooks/show")
%%
set := datasets.Iris().OnlyClasses("setosa", "versicolor").OnlyFeatures("petal length [cm]", "petal width [cm]")
show.Points(set).Caption("round {n}").Display()""",
}


def plain_gonb(folder):
    """Registers GoNB as it comes in folder and returns the folder for JUPYTER_PATH."""
    spec = folder / "kernels" / "gonb-as-it-comes"
    spec.mkdir(parents=True)
    argv = [str(ROOT / ".venv/bin/gonb"), "--kernel", "{connection_file}", f"-go_work={ROOT}",
            "-logtostderr=false", "-stderrthreshold=FATAL", "-raw_error"]
    (spec / "kernel.json").write_text(json.dumps({"argv": argv, "display_name": "GoNB", "language": "go",
                                                  "interrupt_mode": "message"}))
    return str(folder)


def start(name):
    manager = KernelManager(kernel_name=name, kernel_spec_manager=KernelSpecManager(ensure_native_kernel=False))
    manager.start_kernel(cwd=str(ROOT / "notebooks"))
    client = manager.blocking_client()
    client.start_channels()
    client.wait_for_ready(timeout=60)
    return manager, client


def seconds(client, code):
    begin = time.perf_counter()
    reply = client.execute_interactive(code, timeout=120, output_hook=lambda message: None)
    elapsed = time.perf_counter() - begin
    if reply["content"]["status"] != "ok":
        raise RuntimeError(reply["content"].get("evalue", "the cell failed"))
    return elapsed


def main():
    os.environ["NNLECTURE_KERNEL_FLAGS"] = "-raw_error"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["JUPYTER_PATH"] = plain_gonb(pathlib.Path(folder))
        kernels = {name: start(name) for name in ("gonb", "gonb-as-it-comes")}
        try:
            report(kernels)
        finally:
            for manager, client in kernels.values():
                client.stop_channels()
                manager.shutdown_kernel()


def report(kernels):
    print(f"{'cell':8} {'here':>8} {'GoNB':>8} {'ratio':>6}   seconds, medians of {ROUNDS}")
    for cell, code in CELLS.items():
        medians = compare(kernels, code)
        here, plain = medians.get("gonb"), medians.get("gonb-as-it-comes")
        if here is None:
            sys.exit(f"cell {cell} does not run")
        print(f"{cell:8} {here:8.2f} " + (f"{plain:8.2f} {here / plain:6.2f}" if plain else "       –      –   (no network)"))


def compare(kernels, code):
    """Runs code in turn in each kernel, once to warm up and ROUNDS times to measure."""
    times = {name: [] for name in kernels}
    for n in range(ROUNDS + 1):
        for name in list(times):
            try:
                times[name].append(seconds(kernels[name][1], code.replace("{n}", str(n))))
            except RuntimeError as error:
                print(f"{name}: {error}", file=sys.stderr)
                del times[name]
    return {name: statistics.median(ts[1:]) for name, ts in times.items()}


if __name__ == "__main__":
    main()
