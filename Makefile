# What there is to run. `make` alone prints this list; each target says what it does.

PYTHON ?= python3
ARGS ?=
export PYTHON

PY  := .venv/bin/python
# -qq: errors still show; a notice about each mirror that pip is configured with does not.
PIP := $(PY) -m pip --disable-pip-version-check --no-input -qq

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve test bench bench-exports bench-import bench-search bench-load bench-pages audit sbom screenshots lock clean anew torture fuzz

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

site: .venv/run.stamp ## build the site into site/
	@echo "site: content/ → site/"
	@.venv/bin/glasno build --root . --output site

serve: .venv/run.stamp ## serve the site on this machine, and show each change
	@echo "serve: mkdocs serve, Ctrl+C stops it"
	@.venv/bin/mkdocs serve

# The browser comes last before pytest: a fault that ruff or mypy sees needs none.
test: .venv/test.stamp ## style, types and all tests; a part of them: make test ARGS="tests/text -k dates"
	@echo "test: ruff check"
	@$(PY) -m ruff check .
	@echo "test: ruff format --check"
	@$(PY) -m ruff format --check .
	@echo "test: mypy --strict"
	@$(PY) -m mypy
	@echo "test: a browser and servers for the tests"
	@tools/ensure-servers
	@browser=$$(tools/ensure-browser) && echo "test: pytest" && GLASNO_BROWSER="$$browser" $(PY) -m pytest $(ARGS)

fuzz: .venv/test.stamp ## texts that nobody wrote, new ones each time, and how time grows with them
	@echo "fuzz: GLASNO_FUZZ examples of each kind, 2,000 unless told"
	@GLASNO_FUZZ=$${GLASNO_FUZZ:-2000} $(PY) -m pytest tests/hostile/test_fuzz.py $(ARGS)

torture: .venv/test.stamp ## kills, full disks, readers and builds on other machines, the long form; figures go to docs/trust.md
	@mkdir -p .glasno && GLASNO_TORTURE=long GLASNO_FIGURES=.glasno/figures.json \
		$(PY) -m pytest -n 0 tests/torture $(ARGS)
	@$(PY) tools/figures .glasno/figures.json

bench: .venv/test.stamp ## what a build costs beside Hugo and others, 40 and 400 protocols (network); more: make bench ARGS="4000 --write"
	@echo "bench: the benches live in bench/"
	@$(PY) -m bench.site $(ARGS)

bench-import: .venv/run.stamp ## how well `glasno import` reads, against ../shared/gold and invented documents
	@$(PY) bench/import_accuracy.py $(ARGS)

bench-exports: .venv/test.stamp ## what each format for programs costs, and all its tests over 400 protocols
	@$(PY) bench/exports.py $(ARGS)
	@GLASNO_PROTOCOLS=400 $(PY) -m pytest -q tests/export

bench-search: .venv/test.stamp ## how well the search finds, beside others, and what a query costs a reader
	@browser=$$(tools/ensure-browser) && export GLASNO_BROWSER="$$browser" && \
		$(PY) bench/search_quality.py && $(PY) bench/search_speed.py

bench-load: .venv/run.stamp ## what one worker of nginx serves with our rules (needs nginx and wrk)
	@$(PY) bench/load.py $(ARGS)

audit: .venv/test.stamp build/supply.stamp ## ask about known holes in the dependencies, and read the workflows (network)
	@build/supply/bin/python tools/audit

sbom: build/supply.stamp ## list what a portal installs, as CycloneDX, into dist/ (network)
	@build/supply/bin/python tools/sbom

bench-pages: .venv/test.stamp ## what Lighthouse says of every kind of page on a throttled phone
	@browser=$$(tools/ensure-browser) && GLASNO_BROWSER="$$browser" $(PY) bench/pages.py $(ARGS)

screenshots: .venv/test.stamp ## a picture of every kind of page into build/screenshots; some: ARGS=decision
	@browser=$$(tools/ensure-browser) && GLASNO_BROWSER="$$browser" $(PY) tools/screenshots $(ARGS)

lock: ## pin the dependencies anew; the newest ones: make lock ARGS=--upgrade
	@tools/lock $(ARGS)

clean: ## remove the site, .venv and every cache
	@echo "clean: site, .venv, build, dist, caches"
	@rm -rf site .venv .glasno build dist *.egg-info
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp is newer than its lock when everything in the lock is installed.
# The first one holds the place it was made for: a copied or moved .venv still runs the code it came from.
.venv/venv.stamp: tools/venv $(shell test "$$(cat .venv/venv.stamp 2>&1)" = "$$(pwd -P)" || echo anew)
	@tools/venv

.venv/run.stamp: .venv/venv.stamp requirements/run.lock pyproject.toml
	@echo "install: requirements/run.lock"
	@$(PIP) install --require-hashes --only-binary :all: -r requirements/run.lock
	@echo "install: glasno, editable"
	@$(PIP) install --no-deps --no-index --no-build-isolation --editable .
	@touch $@

.venv/test.stamp: .venv/run.stamp requirements/test.lock
	@echo "install: requirements/test.lock"
	@$(PIP) install --require-hashes --only-binary :all: -r requirements/test.lock
	@touch $@

build/supply.stamp: requirements/supply.lock
	@echo "install: requirements/supply.lock"
	@rm -rf build/supply
	@$(PYTHON) -m venv build/supply
	@build/supply/bin/python -m pip --disable-pip-version-check --no-input -qq \
		install --require-hashes --only-binary :all: -r $<
	@touch $@
