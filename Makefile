# make run [ARGS="--source screen"]   install what is needed and open the window
# make test                           install what the tests need and run every check
# make soak [ARGS="--minutes 5"]     the window for an hour under random hands: leaks, hiccups
# make bench                          measure speed on this machine, and write docs/benchmarks.md

# Looked for when it is used: on a bare system it has just been installed.
PYTHON ?= $$(command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin

# The longest first. Those of the cluster wait most of their time.
SUITES := test-e2e test-web test-cluster test-unit test-training test-conformance test-gui

.PHONY: run test check bench soak clean $(SUITES)

run: $(VENV)/.installed
	tools/system-packages run
	$(BIN)/artem $(ARGS)

test: $(VENV)/.installed-dev
	tools/system-packages run test server browser
	$(MAKE) check

check:
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) --jobs=3 --keep-going --output-sync=target $(SUITES)

# Several at once, each with a screen of its own: windows of one take no focus from those of another.
# OpenMP's threads sleep while they wait: spinning, they would take the cores from the other suites.
$(SUITES): export OMP_WAIT_POLICY := passive
$(SUITES): test-%:
	xvfb-run -a -s "-screen 0 1280x1024x24 -noreset" $(BIN)/pytest -p no:cacheprovider tests/$*

bench: $(VENV)/.installed-dev
	tools/system-packages run test
	for name in nets live scaling sinks batch governor stereo xnor files delay; do $(BIN)/python bench/$$name.py || exit 1; done
	-xvfb-run -a -s "-screen 0 1280x1024x24 -noreset" $(BIN)/python bench/window.py
	-$(BIN)/python bench/sessions.py
	$(BIN)/python bench/crowd.py
	-$(BIN)/python bench/cluster.py
	$(BIN)/python bench/report.py

soak: $(VENV)/.installed
	tools/system-packages run test
	xvfb-run -a -s "-screen 0 1280x1024x24 -noreset" $(BIN)/python bench/soak.py $(ARGS)

$(VENV)/.installed: pyproject.toml
	tools/system-packages python
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --group dev
	touch $@

clean:
	rm -rf $(VENV) build dist
