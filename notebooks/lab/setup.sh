#!/bin/sh
# Sets up what `make lab` and `make test` need, inside the project alone:
#   .venv/              JupyterLab from requirements.txt, the kernel and its settings
#   .venv/bin/          also gonb, goimports, gopls, staticcheck and nnlecture (the slides' server)
#   .venv/quickgo/      the go command as the kernel sees it: see quickgo/main.go
#   .venv/setup/        a stamp and a log for each step
#   lecture/web/…       scripts and fonts of the slides      datasets/mnist/   handwritten digits
# A finished step leaves a stamp: the checksum of the files it depends on. While these stay as
# they are it is skipped. Broken off anywhere, the script goes on at that step when run again.
set -eu
cd "$(dirname "$0")/../.."
root=$PWD
lab=notebooks/lab
bin=$root/.venv/bin
stamps=.venv/setup
. "$lab/checks.sh"

# What the caller has set for other projects must not reach the steps.
unset GOFLAGS GOWORK GOBIN PYTHONPATH PYTHONHOME VIRTUAL_ENV
export GOTOOLCHAIN=local
. "$lab/environment.sh"

# step NAME "what it does" "files it depends on" COMMAND…
step() {
	name=$1 what=$2 files=$3
	shift 3
	sum=$({ echo "$root"; cat $files; } | cksum)
	[ "$(cat "$stamps/$name" 2>/dev/null)" != "$sum" ] || return 0
	[ -n "${announced-}" ] || echo "Setting up (once, needs the network):"
	announced=yes
	printf '  %s … ' "$what"
	start=$(date +%s)
	"$@" >"$stamps/$name.log" 2>&1 </dev/null || explain_failure "$name" "$stamps/$name.log"
	echo "$sum" >"$stamps/$name"
	echo "$(($(date +%s) - start)) s"
}

install_python() {
	"$bin/python" -m pip install --disable-pip-version-check --no-input --require-hashes -r "$lab/requirements.txt"
}

install_tools() (
	go build -o .venv/quickgo/go "./$lab/quickgo" &&
		cd "$lab/tools" &&
		GOWORK=off GOBIN=$bin go install tool
)

# Downloads every module and, for go doc, the go.mod of those that none of the code needs; then
# compiles what cells link against, with the settings they have.
warm_caches() {
	go list -deps -test ./... ./exercises/... &&
		go list -m all &&
		(. "$lab/kernel/settings.sh" && go build std ./nnlib/... ./datasets/... ./notebooks/show/...)
}

# Node.js comes from the machine or else from the PyPI package that carries it.
install_node() {
	if command -v npm && at_least "$(node --version | tr -d v)" 18; then return; fi
	"$bin/python" -m pip install --disable-pip-version-check --no-input --require-hashes -r "$lab/requirements-node.txt"
}

# The slides read lecture/web/node_modules; JupyterLab serves .venv/share/static.
install_assets() {
	install_node &&
		(cd lecture/web && npm ci --ignore-scripts --no-audit --no-fund) &&
		mkdir -p .venv/share/static/echarts &&
		cp lecture/web/node_modules/echarts/dist/echarts.min.js lecture/web/node_modules/echarts-gl/dist/echarts-gl.min.js .venv/share/static/echarts/
}

fetch_mnist() { go run ./datasets/fetch; }

build_lecture() { go build -o "$bin/nnlecture" ./lecture; }

# Kernel, settings and style sheet go where Jupyter looks for them.
configure() {
	mkdir -p .venv/share/jupyter/kernels/gonb .venv/share/jupyter/lab/settings "$JUPYTER_CONFIG_DIR/custom" "$JUPYTER_DATA_DIR" &&
		cp "$lab/kernel/kernel.json" .venv/share/jupyter/kernels/gonb/ &&
		cp "$lab/overrides.json" .venv/share/jupyter/lab/settings/ &&
		cp "$lab/custom.css" "$JUPYTER_CONFIG_DIR/custom/"
}

check_go
if [ ! -x "$bin/python" ] || [ ! -d "$stamps" ]; then
	check_disk
	check_git
	check_python
	"$python" -m venv .venv || fail "Python could not create .venv: its words stand above."
	mkdir -p "$stamps"
fi

sources() { find "$@" -name node_modules -prune -o -name '*.go' -print | sort; }

step python  "JupyterLab (about a minute)"                      "$lab/requirements.txt"                   install_python
step tools   "Go kernel and its tools (about two minutes)"      "$lab/tools/go.mod $lab/tools/go.sum $(ls $lab/quickgo/*.go)"                install_tools
step modules "Go modules, compiled in advance (two minutes)"    "go.mod go.sum exercises/go.mod"          warm_caches
step assets  "scripts and fonts for slides and charts"          "lecture/web/package-lock.json"           install_assets
step mnist   "handwritten digits (MNIST)"                       "go.mod"                                  fetch_mnist
step lecture "slides' server"                                   "$(sources lecture nnlib datasets)"       build_lecture
step lab     "JupyterLab's settings"                            "$(ls $lab/kernel/kernel.json $lab/*.json $lab/*.css)" configure
