# JupyterLab's settings for this project; lab.sh passes this file with --config.
import os
import subprocess
import sys

import nbformat
from nbformat.sign import NotebookNotary

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from unchanged import save_unchanged  # noqa: E402, it stands beside this file

c = get_config()  # noqa: F821, Jupyter provides it
root = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))


def tool(name):
    return os.path.join(root, ".venv", "bin", name)


c.ServerApp.ip = "127.0.0.1"
c.ServerApp.root_dir = root
c.LabApp.default_url = "/lab/tree/notebooks/00_start.ipynb"
c.LabApp.custom_css = True

# The Go kernel is the only one: Python is here to serve notebooks, not to run them.
c.KernelSpecManager.ensure_native_kernel = False
c.KernelSpecManager.allowed_kernelspecs = {"gonb"}
c.MultiKernelManager.default_kernel_name = "gonb"

# Closing a notebook's tab ends its kernel (overrides.json). Where the whole browser was closed
# it ends after an hour; a notebook that somebody still reads keeps its own.
c.MappingKernelManager.cull_idle_timeout = 3600
c.MappingKernelManager.cull_interval = 300

# A notebook that was opened and run, not changed, leaves `git status` clean.
c.ContentsManager.pre_save_hook = save_unchanged

# Nothing asks the network for updates, news or extensions.
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"

# Charts load echarts from here: <base url>static/echarts/echarts.min.js
c.ServerApp.extra_static_paths = [os.path.join(root, ".venv", "share", "static")]

# A slide's link opens its notebook beside the slides instead of loading JupyterLab anew.
c.LabApp.expose_app_in_browser = True

# The slides stand in the launcher and open beside the notebook.
c.ServerProxy.servers = {
    "lecture": {
        "command": [tool("keeper"), tool("nnlecture"), "serve", "-addr", "127.0.0.1:{port}"],
        "absolute_url": False,
        "timeout": 120,
        "new_browser_tab": False,
        "launcher_entry": {
            "title": "Lecture slides",
            "icon_path": os.path.join(root, "notebooks", "lab", "slides.svg"),
        },
    }
}


def trust_own_notebooks():
    """JupyterLab shows charts only in notebooks it trusts. The project's own are trusted as long
    as they are what git has; what somebody saved in JupyterLab, JupyterLab has signed itself."""
    git = ["git", "-C", root, "diff", "--name-only", "HEAD", "--", "notebooks"]
    try:
        changed = subprocess.run(git, check=True, capture_output=True, text=True).stdout.split("\n")
        tracked = subprocess.run(git[:3] + ["ls-files", "notebooks/*.ipynb"], capture_output=True, text=True).stdout.split("\n")
    except (OSError, subprocess.CalledProcessError):
        return
    notary = NotebookNotary()
    for name in set(filter(None, tracked)) - set(changed):
        notary.sign(nbformat.read(os.path.join(root, name), as_version=4))


trust_own_notebooks()
