# ElevenDops: `make run` serves the product, `make test` tests it, `make help` lists the rest.

VENV := .venv
PYTHON := $(VENV)/bin/python
PIP := $(PYTHON) -m pip --disable-pip-version-check --no-input install --quiet --progress-bar off
POETRY ?= poetry
PYTEST_OPTIONS ?=
# The tests mostly wait for processes, so that more of them than cores are at work at once.
TEST_PROCESSES ?= 4

# Made anew by pip when the lists of packages have changed; untouched otherwise.
RUN_STAMP := $(VENV)/run.stamp
DEV_STAMP := $(VENV)/dev.stamp

.DEFAULT_GOAL := help
.PHONY: help install install-dev run seed test check bench lock clean
.PHONY: check-lint check-types check-imports check-shell check-deploy check-lock

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(RUN_STAMP) ## make .venv with what `make run` needs
install-dev: $(DEV_STAMP) ## make .venv with what `make test` and `make check` need

run: $(RUN_STAMP) ## serve the product on this machine until Ctrl-C
	@VIRTUAL_ENV="$(CURDIR)/$(VENV)" exec scripts/start.sh

seed: $(RUN_STAMP) ## fill the running clinic with the sample data
	@$(VENV)/bin/elevendops seed

test: $(DEV_STAMP) ## run all tests; PYTEST_OPTIONS='-k voice' chooses
	@scripts/browser_packages.sh
	@$(PYTHON) -m pytest -n $(TEST_PROCESSES) --dist loadfile $(PYTEST_OPTIONS)

check: $(DEV_STAMP) ## lint, format, types, import rules, shell scripts, deployment, lock files
	@$(MAKE) --no-print-directory --keep-going check-lint check-types check-imports check-shell check-deploy check-lock

check-lint:
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

check-types:
	$(PYTHON) -m mypy
	$(PYTHON) -m mypy scripts/*.py deploy/*.py

check-imports:
	$(VENV)/bin/lint-imports --no-logo

check-shell:
	$(VENV)/bin/shellcheck scripts/*.sh deploy/*.sh .ci/run

check-deploy:
	$(VENV)/bin/hadolint Dockerfile
	$(VENV)/bin/check-jsonschema --builtin-schema vendor.cloudbuild cloudbuild.yaml

check-lock:
	$(PYTHON) scripts/check_lock.py

bench: $(DEV_STAMP) ## measure start, memory, speed and answers
	@$(PYTHON) -m benchmarks

# Needs Poetry 2.3 or later with poetry-plugin-export. Where the index serves no JSON API, Poetry
# says that it cannot find packages: install poetry-plugin-pypi-mirror too, and set
# POETRY_PYPI_MIRROR_URL to the address of the index that pip uses, with a slash at its end.
lock: ## lock the packages anew after a change in pyproject.toml (needs Poetry)
	$(POETRY) lock
	$(POETRY) export --extras speech --only main,build --output requirements/run.txt
	$(POETRY) export --extras speech --with build,dev --output requirements/dev.txt

clean: ## remove .venv and all caches; the data in .elevendops stays
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .schemathesis dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The lists are complete, so that pip has nothing to resolve (old versions of it cannot, with hashes
# and extras). The project itself goes in as it lies here, built by the locked poetry-core.
define INSTALL
@scripts/make_venv.sh
@echo "Installing $(1) into $(VENV); the first time takes a minute or two"
@$(PIP) --require-hashes --only-binary :all: --no-deps --no-compile -r $(1)
@-$(PYTHON) -m compileall -q -j 0 -x /tests/ $(VENV)/lib >/dev/null # pip would use one core only
@$(PIP) --no-deps --no-build-isolation --no-index --editable .
@touch $@
endef

$(RUN_STAMP): requirements/run.txt pyproject.toml
	$(call INSTALL,requirements/run.txt)

$(DEV_STAMP): requirements/dev.txt pyproject.toml
	$(call INSTALL,requirements/dev.txt)
	@touch $(RUN_STAMP) # dev.txt holds all of run.txt
