#!/bin/sh
# Starts GoNB for one notebook; Jupyter calls it with the connection file (and, for headless
# runs, NNLECTURE_KERNEL_FLAGS=-raw_error for plain error text).
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
unset GOWORK GOBIN
. "$here/settings.sh"
# Cells are built by quickgo under the name of go; it calls the real one, whose path it is told.
NNLECTURE_GO=$(command -v go) NNLECTURE_PLANS=$root/.venv/share/plans
export NNLECTURE_GO NNLECTURE_PLANS PATH="$root/.venv/quickgo:$root/.venv/bin:$PATH"
exec gonb --kernel "$1" -go_work="$root" -logtostderr=false -stderrthreshold=FATAL ${NNLECTURE_KERNEL_FLAGS-}
