#!/bin/sh
# Starts JupyterLab on 127.0.0.1 at the start notebook. PORT chooses a port; without it
# Jupyter takes 8888 or the next free one. Further arguments go to JupyterLab.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/notebooks/lab/checks.sh"
. "$root/notebooks/lab/environment.sh"
if [ -n "${PORT-}" ]; then
	case $PORT in *[!0-9]*) fail "PORT is '$PORT': give a number, as in 'make lab PORT=8890'." ;; esac
	python -c 'import socket, sys; socket.create_server(("127.0.0.1", int(sys.argv[1])))' "$PORT" 2>/dev/null ||
		fail "Port $PORT is busy or not allowed: choose another one, as in 'make lab PORT=$((PORT + 1))'."
	set -- --port="$PORT" --ServerApp.port_retries=0 "$@"
fi
[ "$(id -u)" -ne 0 ] || set -- --allow-root "$@"
echo "Starting JupyterLab; its address, with the token, follows. Ctrl+C twice ends it."
cd "$root"
# keeper ends JupyterLab when the terminal or make is gone.
exec keeper python -m jupyterlab --config="$root/notebooks/lab/jupyter_server_config.py" "$@"
