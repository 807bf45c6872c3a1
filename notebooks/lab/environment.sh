# Sourced with $root set: Jupyter's own files stay inside the project, whoever starts it.
export PATH="$root/.venv/bin:$PATH"
export JUPYTER_CONFIG_DIR="$root/.venv/etc/jupyter-user"
export JUPYTER_DATA_DIR="$root/.venv/share/jupyter-user"
export JUPYTER_RUNTIME_DIR="$root/.venv/share/jupyter-user/runtime"
export IPYTHONDIR="$root/.venv/etc/ipython"
