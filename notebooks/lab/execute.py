"""Runs notebooks from start to end through the project's Go kernel.

    execute.py --write NOTEBOOK…        store the outputs in the notebooks
    execute.py --into FOLDER NOTEBOOK…  leave them alone and write what came out to FOLDER

Ends with status 1 at the first cell that fails, and says which one. The kernel sees the
same settings as in JupyterLab; only errors are plain text here.
"""

import argparse
import os
import pathlib
import sys
import time

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

ROOT = pathlib.Path(__file__).resolve().parents[2]
SECONDS_PER_CELL = 600  # training a CNN on MNIST takes one or two minutes, more on a busy machine


def execute(path):
    """Returns the notebook with fresh outputs and nothing in it that changes from run to run."""
    notebook = nbformat.read(path, as_version=4)
    notebook.metadata = {
        "kernelspec": {"display_name": "Go", "language": "go", "name": "gonb"},
        "language_info": {"name": "go", "file_extension": ".go", "mimetype": "text/x-go"},
    }
    client = NotebookClient(
        notebook,
        kernel_name="gonb",
        timeout=SECONDS_PER_CELL,
        record_timing=False,
        resources={"metadata": {"path": str(path.parent)}},
    )
    client.execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.outputs = merge_streams(cell.outputs)
    notebook.metadata.language_info = {"name": "go", "file_extension": ".go", "mimetype": "text/x-go"}
    return notebook


def merge_streams(outputs):
    """How a stream is cut into messages depends on timing; the text does not."""
    merged = []
    for output in outputs:
        last = merged[-1] if merged else None
        if last and output.output_type == "stream" == last.output_type and output.name == last.name:
            last.text += output.text
        else:
            merged.append(output)
    return merged


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    goal = parser.add_mutually_exclusive_group(required=True)
    goal.add_argument("--write", action="store_true")
    goal.add_argument("--into", type=pathlib.Path)
    parser.add_argument("notebooks", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()

    os.environ["NNLECTURE_KERNEL_FLAGS"] = "-raw_error"
    os.environ["JUPYTER_RUNTIME_DIR"] = str(ROOT / ".venv/share/jupyter-user/runtime")
    for path in arguments.notebooks:
        start = time.monotonic()
        print(f"{path.name} … ", end="", flush=True)
        try:
            notebook = execute(path.resolve())
        except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
            sys.exit(f"failed\n{error}")
        target = path if arguments.write else arguments.into / path.name
        nbformat.write(notebook, target)
        print(f"{time.monotonic() - start:.1f} s", flush=True)


if __name__ == "__main__":
    main()
