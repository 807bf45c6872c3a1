#!/bin/sh
# Every test of the project; `make test` runs it after set-up. With the name of a part it runs that
# part alone. A part is a function here and a line in the table at the end.
set -eu
cd "$(dirname "$0")/../.."
root=$PWD
. notebooks/lab/environment.sh
export GOTOOLCHAIN=local

# When a package that hangs is given up, on the slowest machine.
patience=2h

format() {
	unformatted=$(gofmt -l nnlib datasets notebooks lecture exercises solutions)
	[ -z "$unformatted" ] || { echo "gofmt wants to change: $unformatted"; exit 1; }
	go vet ./... ./exercises/...
	staticcheck ./...
	(cd exercises && staticcheck ./...)
}

setup() {
	python notebooks/lab/test_parts.py
	python notebooks/lab/test_setup.py
}

# The race detector watches Go code. Tests that wait for a browser have it elsewhere only, as
# lecture/server, for it would make them several times slower.
in_browser="nnlecture/lecture nnlecture/notebooks/page"

library() { go test -race -timeout $patience $(go list ./... | grep -vxF "$(printf '%s\n' nnlecture/notebooks $in_browser)"); }

browser() { go test -timeout $patience $in_browser; }

fuzz() {
	go test ./datasets -run '^$' -fuzz '^FuzzReadIDX$' -fuzztime 5s
	go test ./datasets -run '^$' -fuzz '^FuzzReadCSV$' -fuzztime 5s
	go test ./exercises/internal/wire -run '^$' -fuzz '^FuzzAnswer$' -fuzztime 5s
	go test ./exercises/internal/wire -run '^$' -fuzz '^FuzzRequest$' -fuzztime 5s
}

exercises() { go test -timeout $patience $(go list ./exercises ./exercises/internal/... | grep -v /calls/); }

kernel() { python notebooks/lab/test_kernel.py; }

unchanged() { python notebooks/lab/test_unchanged.py; }

lifetime() { python notebooks/lab/test_lifetime.py; }

# Go's test cache does not see what the kernel reads.
notebooks() { go test -count=1 -timeout $patience ./notebooks; }

rounds() { sh notebooks/lab/rounds.sh; }

for part; do "$part"; done
[ $# -eq 0 ] || exit 0

# The longest come first, and those that mostly wait beside those that compute.
exec python notebooks/lab/parts.py sh notebooks/lab/test.sh <<'TABLE'
format     Format, vet, staticcheck
notebooks  Notebooks through the kernel, and JupyterLab in a real browser
browser    Slides, and cells that run in the page, in a real browser
lifetime   Whichever part of JupyterLab is killed, nothing is left behind
exercises  Exercises: solutions pass, stubs fail, mistakes are named, hostile hand-ins gain nothing
setup      Set-up: several at once, killed anywhere, with another Go
rounds     A short round with the oldest and with the newest Go
library    Library, data, charts, server and builder of the slides, with the race detector
fuzz       Fuzzing the readers of files and answers, a few seconds each
kernel     The kernel: errors, panics and endless loops stay in their cell
unchanged  Notebooks that were only run are saved as git has them
TABLE
