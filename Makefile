# Everything is done by the `kith` command and the tools in .venv; this file only gets them there.
# Needs Python 3.11 or newer and make. Set PYTHON to choose the Python, PORT to choose the port.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
# Tests have a database cluster of their own, so that they never touch the demo's.
TEST := KITH_VAR=var/test KITH_MODE=test

# A stamp names the lock files and the folder that .venv was made from. When one of them changes, or when making it was
# interrupted, its stamp is missing and .venv is made again; so it is when its Python has gone.
SUM := $(shell { pwd; cat requirements/app.lock requirements/dev.lock; } | cksum | cut -d' ' -f1)
APP := $(VENV)/app-$(SUM).stamp
DEV := $(VENV)/dev-$(SUM).stamp
GONE := $(shell $(BIN)/python -c '' 2>/dev/null || rm -f $(VENV)/*.stamp)

# Quiet, from the locks alone, and each file checked against its hash.
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check --no-input

.DEFAULT_GOAL := help
.PHONY: help demo demo-reset test browser provider check fix rules rules-break bench lock python \
        style types rooms templates migrations security unused
.SUFFIXES:
.NOTPARALLEL:

help: ## show this list
	@echo "Kith: make TARGET"
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(APP) ## a running site with the sample family, on PORT (8000)
	@exec $(BIN)/kith demo --port "$(PORT)"

demo-reset: $(APP) ## the same, after deleting the demo's data
	@exec $(BIN)/kith demo --port "$(PORT)" --reset

test: $(DEV) browser provider ## all tests, with a database of their own
	@mkdir -p var/test/static
	@exec env $(TEST) $(BIN)/kith db run -- $(BIN)/pytest -n auto $(ARGS)

check: $(DEV) ## style, types, rooms, templates, migrations, security, dead code
	@$(MAKE) --no-print-directory --keep-going style types rooms templates migrations security unused

style:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
types:
	$(BIN)/mypy --strict kith
rooms:
	$(BIN)/lint-imports
templates:
	$(BIN)/djlint kith --lint --quiet
migrations:
	@$(TEST) $(BIN)/kith db run -- $(BIN)/kith manage makemigrations --check --dry-run
security:
	$(BIN)/bandit --quiet --recursive --configfile pyproject.toml kith
unused:
	$(BIN)/vulture

fix: $(DEV) ## mend what can be mended by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

rules: $(DEV) ## which rule is proven by which test
	@$(BIN)/python tools/rules.py

rules-break: $(DEV) ## break each proven rule once; its test must notice
	@exec env $(TEST) $(BIN)/kith db run -- $(BIN)/python tools/rules_break.py $(ARGS)

bench: $(DEV) ## measure against the budgets
	@exec env $(TEST) $(BIN)/kith db run -- $(BIN)/python -m tests.bench $(ARGS)

lock: ## write the lock files again (needs uv)
	@command -v uv >/dev/null || { echo "uv is missing. Install it: pip install uv" >&2; exit 1; }
	uv pip compile --quiet --no-header --universal --python-version 3.11 --generate-hashes --group build -o requirements/app.lock pyproject.toml
	uv pip compile --quiet --no-header --universal --python-version 3.11 --generate-hashes --group dev -o requirements/dev.lock pyproject.toml

# One clear line when Python is missing, too old, or comes without venv.
python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Kith needs Python 3.11 or newer, and '$(PYTHON)' is $$($(PYTHON) --version 2>/dev/null || echo missing). Try: make PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "'$(PYTHON)' cannot make virtual environments. Install its venv package (apt-get install python3-venv)." >&2; exit 1; }

$(APP): | python
	@echo "Installing Kith into $(VENV) (about half a minute) …"
	@rm -rf $(VENV) && $(PYTHON) -m venv $(VENV)
	@$(PIP) --require-hashes -r requirements/app.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $(APP)

$(DEV): | python
	@echo "Installing Kith and the tools for tests and checks into $(VENV) (about a minute) …"
	@test -e $(APP) || { rm -rf $(VENV) && $(PYTHON) -m venv $(VENV); }
	@$(PIP) --require-hashes -r requirements/dev.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $(APP) $(DEV)

# The browser tests drive Debian's Chromium. Where it is missing and cannot be installed they are skipped, but not in CI.
browser:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && { \
	  echo "Installing chromium for the browser tests …"; \
	  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; } >/dev/null 2>&1; }; } || { \
	  echo "Browser tests will be skipped: chromium is missing. As root: apt-get install chromium" >&2; \
	  [ "$$CI" != true ] || exit 1; }

# The tests of signing in with a council account run a certified provider by node. Where node is missing and cannot be
# installed, or the package is not to be had, they are skipped, but not in CI.
PROVIDER := tests/provider
provider:
	@{ command -v node && command -v npm; } >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && { \
	  echo "Installing nodejs and npm for the tests of council accounts …"; \
	  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nodejs npm; } >/dev/null 2>&1; }; } || { \
	  echo "Tests of council accounts will be skipped: node or npm is missing. As root: apt-get install nodejs npm" >&2; \
	  [ "$$CI" != true ] || exit 1; exit 0; }; \
	[ $(PROVIDER)/node_modules/.package-lock.json -nt $(PROVIDER)/package-lock.json ] || \
	  npm ci --prefix $(PROVIDER) --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null || { \
	  echo "Tests of council accounts will be skipped: npm could not fetch $(PROVIDER)" >&2; [ "$$CI" != true ] || exit 1; }
