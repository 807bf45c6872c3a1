"""A notebook in which the reader has changed nothing is saved as git has it.

JupyterLab saves what a run leaves behind: counts, outputs in another order, the version of the
kernel's language. Git would take that for changes of the reader's and refuse to update them.
"""

import pathlib
import subprocess

import nbformat

ROOT = pathlib.Path(__file__).resolve().parents[2]


def save_unchanged(model, path, contents_manager, **_):
    """Jupyter calls it before it writes a file, and writes what it leaves in the model."""
    if model["type"] != "notebook" or model.get("content") is None:
        return
    committed = committed_version(pathlib.Path(contents_manager.root_dir) / path)
    if committed and readers(committed) == readers(model["content"]):
        contents_manager.notary.mark_cells(committed, True)  # its charts may be shown
        model["content"] = committed


def committed_version(file):
    """Returns the notebook as the last commit has it, or None if there is no such thing."""
    try:
        name = file.resolve().relative_to(ROOT).as_posix()
        git = subprocess.run(["git", "-C", str(ROOT), "show", f"HEAD:./{name}"], capture_output=True, check=True)
        return nbformat.reads(git.stdout.decode(), as_version=4)
    except (OSError, ValueError, subprocess.CalledProcessError):
        return None


def readers(notebook):
    """Returns all of a notebook that is the reader's, and not the outcome of a run."""
    return without(notebook, "language_info", "kernelspec"), [
        (cell.get("cell_type"), "".join(cell.get("source", "")), without(cell, "execution", "trusted"), cell.get("attachments", {}))
        for cell in notebook.get("cells", [])
    ]


def without(part, *keys):
    """Returns the metadata of a notebook or cell without these keys."""
    return {key: value for key, value in part.get("metadata", {}).items() if key not in keys}
