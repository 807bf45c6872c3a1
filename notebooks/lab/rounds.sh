#!/bin/sh
# A short round of tests with the oldest and with the newest Go that this project supports, in a copy
# of what lies here: set-up, kernel, nnlib, a notebook and an exercise. Such a Go comes from the
# module cache or from the Go module proxy; where it is in neither, the round is left out and that is
# said. So is the round of the Go at hand, with which everything else was tested.
set -eu
cd "$(dirname "$0")/../.."
main=$PWD
. notebooks/lab/versions.sh
. notebooks/lab/checks.sh
python=$main/.venv/bin/python
rounds=$main/.venv/rounds
log=$main/.venv/setup/rounds.log

if [ -z "${NNLECTURE_LOCKED-}" ]; then
	export NNLECTURE_LOCKED=yes
	exec "$python" notebooks/lab/lock.py .venv/setup/rounds.lock sh notebooks/lab/rounds.sh
fi
unset NNLECTURE_LOCKED
unset GOROOT GOFLAGS GOWORK GOBIN

# fetch_go VERSION prints the folder of that Go.
fetch_go() { (cd / && GOTOOLCHAIN=go$1 go env GOROOT); }

# fetch_modules GOROOT VERSION fetches what the tools and the code need with that Go.
fetch_modules() {
	export GOTOOLCHAIN=local
	(cd "notebooks/lab/tools/$(tools_for "$2")" && GOWORK=off "$1/bin/go" list -deps tool >/dev/null) &&
		"$1/bin/go" list -deps -test ./... ./exercises/... >/dev/null
}

# copy_tree FOLDER copies what lies here, committed or not, without what set-up made of it. The copy's
# Python finds JupyterLab where it is.
copy_tree() {
	mkdir -p "$1"
	tar -cf - --exclude ./.git --exclude ./.venv --exclude ./lecture/site --exclude ./lecture/web/node_modules \
		--exclude ./notebooks/page/.pack --exclude ./datasets/mnist . | tar -xf - -C "$1"
	"$python" -m venv --without-pip "$1/.venv"
	site='import sysconfig; print(sysconfig.get_path("purelib"))'
	"$python" -c "$site" >"$("$1/.venv/bin/python" -c "$site")/main.pth"
}

# try_out GOROOT is the round, in the copy.
try_out() {
	root=$PWD
	PATH=$1/bin:$PATH
	. notebooks/lab/environment.sh
	export GOTOOLCHAIN=local
	go version
	sh notebooks/lab/setup.sh tools modules lecture lab
	staticcheck ./nnlib
	go test ./nnlib
	exercise=08_backpropagation/backpropagation.go
	echo "{\"Replace\": {\"$PWD/exercises/$exercise\": \"$PWD/solutions/$exercise\"}}" >solved.json
	go test -overlay solved.json "./exercises/$(dirname $exercise)"
	python notebooks/lab/test_kernel.py
	go test -count=1 ./notebooks -run '^TestNotebooksReproduceTheirOutputs$/^01_perceptron$'
}

round() {
	if [ "$(minor "$1")" = "$(minor "$(go_version)")" ]; then return; fi
	printf '\n-- Go %s (%s)\n' "$1" "$(date +%H:%M:%S)"
	if ! goroot=$(fetch_go "$1" 2>"$log"); then
		echo "No round with Go $1, which can be had neither from the module cache nor from the proxy: $(tail -n 1 "$log")"
		return
	fi
	if ! fetch_modules "$goroot" "$1" 2>"$log"; then
		is_offline "$log" || { cat "$log"; exit 1; }
		echo "No round with Go $1, for the network could not be reached: what its tools are made of is not here yet."
		return
	fi
	# A round that was broken off has left its copy. Its place stays the same, so that Go's cache knows it.
	rm -rf "$rounds"
	copy_tree "$rounds/tree"
	(cd "$rounds/tree" && try_out "$goroot")
}

trap 'rm -rf "$rounds"' EXIT
trap 'exit 1' HUP INT TERM
round "${go_versions%% *}"
round "${go_versions##* }"
