#!/bin/sh
# setup.sh [STEP…] sets up what `make lab` and `make test` need, inside the project alone:
#   .venv/              JupyterLab from requirements.txt, the kernel and its settings
#   .venv/bin/          also gonb, goimports, gopls, staticcheck, keeper and nnlecture (the slides' server)
#   .venv/quickgo/      go and gopls as the kernel sees them: see quickgo/main.go and completer/main.go
#   .venv/setup/        a stamp and a log for each step, and the lock
#   .venv/share/lite/   JupyterLab for the static site
#   lecture/web/…       scripts and fonts of the slides      datasets/mnist/   handwritten digits
# Broken off anywhere, it goes on at that step when run again: see steps.sh. Several at once, as from
# `make lab` and `make present`, take turns: see lock.py. With names of steps it takes only those.
set -eu
cd "$(dirname "$0")/../.."
root=$PWD
lab=notebooks/lab
lite=notebooks/page/lite/app
bin=$root/.venv/bin
. "$lab/versions.sh"
. "$lab/checks.sh"
. "$lab/steps.sh"

# What the caller has set for other projects must not reach the steps.
unset GOFLAGS GOWORK GOBIN PYTHONPATH PYTHONHOME VIRTUAL_ENV
export GOTOOLCHAIN=local
. "$lab/environment.sh"

check_go
if [ ! -d "$stamps" ]; then
	check_disk
	check_git
fi
python=$bin/python
"$python" -c 'import venv' 2>/dev/null || check_python

if [ -z "${NNLECTURE_LOCKED-}" ]; then
	export NNLECTURE_LOCKED=yes
	exec "$python" "$lab/lock.py" "$stamps/lock" sh "$lab/setup.sh" "$@"
fi
unset NNLECTURE_LOCKED
wanted=${*:-python node tools modules assets lite mnist lecture lab}

pip_install() {
	"$bin/python" -m pip install --disable-pip-version-check --no-input --require-hashes -r "$1"
}

# Always from nothing: where pip was killed, it takes for installed what is not complete.
install_python() {
	rm -rf .venv/lib .venv/lib64 &&
		if [ "$python" != "$bin/python" ]; then rm -f "$bin"/python*; fi &&
		"$python" -m venv .venv &&
		pip_install "$lab/requirements.txt"
}

# Node.js comes from the machine or else from the PyPI package that carries it.
install_node() {
	if command -v npm && at_least "$(node --version | tr -d v)" 18; then return; fi
	pip_install "$lab/requirements-node.txt"
}

# A running kernel keeps the tools it has started; the plans that an older quickgo made are of no use.
install_tools() {
	work=$(workshop tools) &&
		go build -o "$work/go" "./$lab/quickgo" &&
		go build -o "$work/gopls" "./$lab/completer" &&
		go build -o "$work/bin/keeper" "./$lab/keeper" &&
		(cd "$lab/tools/$tools" && GOWORK=off GOBIN=$work/bin go install tool) &&
		mkdir -p .venv/quickgo && mv -f "$work/go" "$work/gopls" .venv/quickgo/ && mv -f "$work"/bin/* "$bin/" &&
		rm -rf "$work" .venv/share/plans
}

# Downloads every module and, for go doc, the go.mod of those that none of the code needs; then
# compiles what cells link against, with the settings they have.
warm_caches() {
	go list -deps -test ./... ./exercises/... &&
		go list -m all &&
		(. "$lab/kernel/settings.sh" && go build std ./nnlib/... ./datasets/... ./notebooks/show/...)
}

# The slides read lecture/web/node_modules; JupyterLab serves .venv/share/static.
install_assets() {
	work=$(workshop assets) modules=lecture/web/node_modules &&
		cp lecture/web/package.json lecture/web/package-lock.json "$work/" &&
		(cd "$work" && npm ci --ignore-scripts --no-audit --no-fund) &&
		if [ -e "$modules" ]; then mv "$modules" "$work/old"; fi &&
		mv "$work/node_modules" "$modules" &&
		put "$modules/echarts/dist/echarts.min.js" .venv/share/static/echarts &&
		put "$modules/echarts-gl/dist/echarts-gl.min.js" .venv/share/static/echarts &&
		rm -rf "$work"
}

# JupyterLab for the static site, as JupyterLite packs it; our notebooks and kernel come to it later.
install_lite() {
	work=$(workshop lite) &&
		cp "$lite"/*.json "$lab/overrides.json" "$work/" &&
		(cd "$work" && jupyter-lite build --output-dir site) &&
		rm -rf .venv/share/lite && mkdir -p .venv/share && mv "$work/site" .venv/share/lite &&
		rm -rf "$work"
}

fetch_mnist() { go run ./datasets/fetch; }

build_lecture() {
	work=$(workshop lecture) && go build -o "$work/nnlecture" ./lecture && mv -f "$work/nnlecture" "$bin/" && rm -rf "$work"
}

# Kernel, settings and style sheet go where Jupyter looks for them.
configure() {
	mkdir -p "$JUPYTER_DATA_DIR" &&
		put "$lab/kernel/kernel.json" .venv/share/jupyter/kernels/gonb &&
		put "$lab/overrides.json" .venv/share/jupyter/lab/settings &&
		put "$lab/custom.css" "$JUPYTER_CONFIG_DIR/custom"
}

sources() { find "$@" -name node_modules -prune -o -name '*.go' -print | sort; }

go=$(go version)
tools=$(tools_for "$(go_version)")
python_version=$("$python" -c 'import sys; print("Python %d.%d" % sys.version_info[:2])')

step python  "JupyterLab (about a minute)"                   "$python_version" "$lab/requirements.txt"                           install_python
step node    "Node.js"                                       "$python_version" "$lab/requirements.txt $lab/requirements-node.txt" install_node
step tools   "Go kernel and its tools (about two minutes)"   "$go"             "$lab/tools/$tools/go.mod $lab/tools/$tools/go.sum $(ls $lab/quickgo/*.go $lab/completer/*.go $lab/keeper/*.go)" install_tools
step modules "Go modules, compiled in advance (two minutes)" "$go"             "go.mod go.sum go.work exercises/go.mod"           warm_caches
step assets  "scripts and fonts for slides and charts"       ""                "lecture/web/package-lock.json"                    install_assets
step lite    "JupyterLab for the static site"                "$python_version" "$lab/requirements.txt $lab/overrides.json $(ls $lite/*.json)" install_lite
step mnist   "handwritten digits (MNIST)"                    ""                "go.mod"                                           fetch_mnist
step lecture "slides' server"                                "$go"             "go.mod go.sum $(sources lecture notebooks nnlib datasets)" build_lecture
step lab     "JupyterLab's settings"                         ""                "$(ls $lab/kernel/kernel.json $lab/*.json $lab/*.css)" configure
