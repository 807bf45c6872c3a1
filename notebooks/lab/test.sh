#!/bin/sh
# Every test of the project; `make test` runs it after set-up. It stops at the first that fails.
set -eu
cd "$(dirname "$0")/../.."
root=$PWD
. notebooks/lab/environment.sh
export GOTOOLCHAIN=local

part() { printf '\n== %s (%s)\n' "$1" "$(date +%H:%M:%S)"; }

part "Format, vet, staticcheck"
unformatted=$(gofmt -l nnlib datasets notebooks lecture exercises solutions)
[ -z "$unformatted" ] || { echo "gofmt wants to change: $unformatted"; exit 1; }
go vet ./... ./exercises/...
staticcheck ./...
(cd exercises && staticcheck ./...)

part "Set-up: several at once, killed anywhere, with another Go"
python notebooks/lab/test_setup.py

# The race detector watches Go code. Tests that wait for a browser have it elsewhere only, as
# lecture/server, for it would make them several times slower.
in_browser="nnlecture/lecture nnlecture/notebooks/page"
part "Library, data, charts, server and builder of the slides, with the race detector"
go test -race $(go list ./... | grep -vxF "$(printf '%s\n' nnlecture/notebooks $in_browser)")

part "Slides, and cells that run in the page, in a real browser"
go test -timeout 30m $in_browser

part "Fuzzing the readers of files and answers, a few seconds each"
go test ./datasets -run '^$' -fuzz '^FuzzReadIDX$' -fuzztime 5s
go test ./datasets -run '^$' -fuzz '^FuzzReadCSV$' -fuzztime 5s
go test ./exercises/internal/wire -run '^$' -fuzz '^FuzzAnswer$' -fuzztime 5s
go test ./exercises/internal/wire -run '^$' -fuzz '^FuzzRequest$' -fuzztime 5s

part "Exercises: solutions pass, stubs fail, mistakes are named, hostile hand-ins gain nothing"
go test -timeout 30m $(go list ./exercises ./exercises/internal/... | grep -v /calls/)

part "The kernel: errors, panics and endless loops stay in their cell"
python notebooks/lab/test_kernel.py

part "Notebooks that were only run are saved as git has them"
python notebooks/lab/test_unchanged.py

part "Whichever part of JupyterLab is killed, nothing is left behind"
python notebooks/lab/test_lifetime.py

part "Notebooks through the kernel, and JupyterLab in a real browser"
# Go's test cache does not see what the kernel reads.
go test -count=1 -timeout 30m ./notebooks

part "A short round with the oldest and with the newest Go"
sh notebooks/lab/rounds.sh
