# make demo and make test do everything on a fresh Debian or macOS machine with Python 3.11 or later.

VENV ?= .venv
BIN := $(VENV)/bin
PYTHON ?= $(firstword $(foreach name,python3.13 python3.12 python3.11 python3,$(shell $(name) -c 'import sys, venv, ensurepip; sys.version_info >= (3, 11) and print("$(name)")' 2>/dev/null)))
JOBS ?= 2
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	pyproject.toml --extra fallback --group build

.DEFAULT_GOAL := help
.PHONY: help demo test test-real test-datasette-1 bench lint types docs lock clean

help:  ## show this list
	@grep -E '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):.*## /make \1	/' | expand -t 18

demo: $(VENV)/.run  ## crawl two sample sites into demo/herne.db and say how to browse it
	$(BIN)/herne-news demo

test: $(VENV)/.dev  ## run all tests that need nothing beyond PyPI
	$(BIN)/pytest -n $(JOBS) --dist worksteal

test-real: $(VENV)/.real $(VENV)/.pywb  ## run the tests on a real WordPress, Chromium and pywb (Debian; installs packages as root)
	tests/real/install.sh
	$(BIN)/pytest tests/real -n $(JOBS) --dist loadfile

test-datasette-1: $(VENV)/.datasette-1  ## run the tests of the pages on Datasette 1.0 alpha; some may fail (docs/datasette-1.0.md)
	-$(VENV)/datasette-1/bin/pytest tests/browse tests/real/test_browse_reader.py tests/real/test_browse_hostile.py -q -n $(JOBS) --dist loadfile

bench: $(VENV)/.dev  ## measure speed and memory beside peers
	$(BIN)/python -m benchmarks.parsing
	$(BIN)/python -m benchmarks.memory
	$(BIN)/python -m benchmarks.storing
	$(BIN)/python -m benchmarks.exporting
	$(BIN)/python -m benchmarks.browsing

lint: $(VENV)/.dev  ## check style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev  ## check types
	$(BIN)/mypy

docs: $(VENV)/.dev  ## write docs/cli.md anew from the help of the commands
	$(BIN)/python -m tests.cli.render

lock: $(VENV)/.dev  ## write the lock files anew from pyproject.toml
	$(BIN)/pip install --quiet uv
	$(COMPILE) -o requirements/run.txt
	$(COMPILE) --extra parquet --group dev -o requirements/dev.txt
	$(COMPILE) --extra parquet --group dev --group real -o requirements/real.txt
	echo 'pywb==2.10.*' | $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		- -o requirements/pywb.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		pyproject.toml --group build --group dev --group real --override requirements/datasette-1.in \
		-o requirements/datasette-1.txt

clean:  ## remove what the targets above have made
	rm -rf $(VENV) demo artefacts .pytest_cache .mypy_cache .ruff_cache .hypothesis

# One stamp a lock file; each holds all packages of the one before.
$(VENV)/.run: requirements/run.txt pyproject.toml
$(VENV)/.dev: requirements/dev.txt pyproject.toml
$(VENV)/.real: requirements/real.txt pyproject.toml
$(VENV)/.run $(VENV)/.dev $(VENV)/.real:
	@test -n "$(PYTHON)" || { echo "herne-news needs Python 3.11 or later with venv (Debian: apt install python3-venv); found none." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

# pywb pins old versions of what Scrapy has in newer ones, so it lives by itself.
$(VENV)/.pywb: requirements/pywb.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m venv $(VENV)/pywb
	$(VENV)/pywb/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

# Datasette 1.0 is no release yet: its alphas change names that plugins use.
$(VENV)/.datasette-1: requirements/datasette-1.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m venv $(VENV)/datasette-1
	$(VENV)/datasette-1/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	$(VENV)/datasette-1/bin/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@
