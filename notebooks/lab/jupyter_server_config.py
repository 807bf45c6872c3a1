# JupyterLab's settings for this project; lab.sh passes this file with --config.
import os

c = get_config()  # noqa: F821, Jupyter provides it
root = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))

c.ServerApp.ip = "127.0.0.1"
c.ServerApp.root_dir = root
c.LabApp.default_url = "/lab/tree/notebooks/00_start.ipynb"
c.LabApp.custom_css = True

# The Go kernel is the only one: Python is here to serve notebooks, not to run them.
c.KernelSpecManager.ensure_native_kernel = False
c.KernelSpecManager.allowed_kernelspecs = {"gonb"}
c.MultiKernelManager.default_kernel_name = "gonb"

# Nothing asks the network for updates, news or extensions.
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"

# Charts load echarts from here: <base url>static/echarts/echarts.min.js
c.ServerApp.extra_static_paths = [os.path.join(root, ".venv", "share", "static")]

# The slides stand in the launcher and open beside the notebook.
c.ServerProxy.servers = {
    "lecture": {
        "command": [os.path.join(root, ".venv", "bin", "nnlecture"), "serve", "-addr", "127.0.0.1:{port}"],
        "absolute_url": False,
        "timeout": 60,
        "new_browser_tab": False,
        "launcher_entry": {
            "title": "Lecture slides",
            "icon_path": os.path.join(root, "notebooks", "lab", "slides.svg"),
        },
    }
}
