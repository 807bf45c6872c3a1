# `make` prints the targets. Two of them are all that a fresh machine needs: lab and test.
.DEFAULT_GOAL := help
.PHONY: help lab setup present lecture test notebooks bench latency clean

# The tools of the set-up come first, then those of the machine.
export PATH := $(CURDIR)/.venv/bin:$(PATH)

help: ## print the targets, one line each
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

lab: setup ## set up what is missing, then start JupyterLab at the start notebook (PORT=8890 chooses a port)
	@sh notebooks/lab/lab.sh

setup: ## set up what is missing, and nothing else
	@sh notebooks/lab/setup.sh

present: setup ## show the lecture's slides at http://127.0.0.1:8095 (ADDR=127.0.0.1:8096 chooses another)
	@nnlecture serve $(if $(ADDR),-addr $(ADDR))

lecture: setup ## write the slides as a static site into lecture/site
	@nnlecture build

test: setup ## run every test: library, exercises, notebooks through the kernel, pages in a real browser
	@sh notebooks/lab/test.sh

notebooks: setup ## run all notebooks through the kernel and store their outputs
	@python notebooks/lab/execute.py --write notebooks/*.ipynb

bench: setup ## measure nnlib beside NumPy, scikit-learn, JAX and PyTorch (JSON=FILE and CHART=FILE.svg keep the results)
	@sh nnlib/bench/peers.sh
	@go run ./nnlib/bench -python .venv/peers/bin/python,python3,/usr/bin/python3 \
		$(if $(JSON),-json $(JSON)) $(if $(CHART),-chart $(CHART))

latency: setup ## measure how long a cell takes: in the kernel, beside GoNB as it comes, and in the page
	@python notebooks/lab/latency.py
	@go run ./notebooks/page measure

clean: ## remove all that set-up made; notebooks, exercises and hand-ins stay as they are
	rm -rf .venv lecture/web/node_modules lecture/site datasets/mnist notebooks/page/.pack
