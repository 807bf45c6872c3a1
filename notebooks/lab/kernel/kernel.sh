#!/bin/sh
# Starts GoNB for one notebook; Jupyter calls it with the connection file (and, for headless
# runs, NNLECTURE_KERNEL_FLAGS=-raw_error for plain error text).
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
unset GOWORK GOBIN
. "$here/settings.sh"
# Cells are built by quickgo under the name of go, names are completed by completer under the
# name of gopls; both call the real one, whose path they are told.
NNLECTURE_GO=$(command -v go) NNLECTURE_PLANS=$root/.venv/share/plans NNLECTURE_GOPLS=$root/.venv/bin/gopls
export NNLECTURE_GO NNLECTURE_PLANS NNLECTURE_GOPLS PATH="$root/.venv/quickgo:$root/.venv/bin:$PATH"
# keeper ends GoNB and its running cell when Jupyter is gone.
exec keeper -group gonb --kernel "$1" -go_work="$root" -logtostderr=false -stderrthreshold=FATAL ${NNLECTURE_KERNEL_FLAGS-}
