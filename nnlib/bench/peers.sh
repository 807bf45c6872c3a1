#!/bin/sh
# Installs what nnlib is compared with into .venv/peers, once for each requirements.txt.
set -eu
cd "$(dirname "$0")/../.."
peers=.venv/peers wanted=nnlib/bench/requirements.txt
if cmp -s "$wanted" "$peers/installed.txt"; then exit; fi
echo "Installing NumPy, scikit-learn and JAX to compare with (once, needs the network) …"
rm -rf "$peers"
python3 -m venv "$peers"
"$peers/bin/python" -m pip install -q --disable-pip-version-check --no-input --require-hashes -r "$wanted"
cp "$wanted" "$peers/installed.txt"
