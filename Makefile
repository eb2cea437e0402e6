# ElevenDops: `make run` serves the product, `make test` tests it, `make help` lists the rest.

VENV := .venv
PYTHON := $(VENV)/bin/python
PIP := $(PYTHON) -m pip --disable-pip-version-check --no-input install --quiet --progress-bar off
POETRY ?= poetry
# What is imported when the product starts. It is compiled beforehand: where the environment sets
# PYTHONDONTWRITEBYTECODE, each start would compile it anew, which takes longer than the rest.
CODE := core elevendops pages plugins
# What the tests start as processes of their own.
STAND_INS := benchmarks tests/firestore_server tests/gcs_server tests/support
PYTEST_OPTIONS ?=
BENCH_OPTIONS ?=
# What a branch is compared with: has it a fragment in changelog.d?
BASE ?= origin/main
# The tests mostly wait for processes, so that more of them than cores are at work at once. Who does
# which is said in tests/conftest.py.
TEST_PROCESSES ?= 4
# On a machine that stands still for seconds one test in thousands may fail. It is run once more, and the
# summary shows both; where more than these fail it is not the machine.
RERUN_TESTS ?= 3
PYTEST = pytest -n $(TEST_PROCESSES) --dist loadfile --no-loadscope-reorder \
  --reruns 1 --max-suite-reruns $(RERUN_TESTS) --rerun-show-tracebacks $(PYTEST_OPTIONS)

# Made anew by pip when the lists of packages have changed; untouched otherwise.
RUN_STAMP := $(VENV)/run.stamp
DEV_STAMP := $(VENV)/dev.stamp
CODE_STAMP := $(VENV)/code.stamp

.DEFAULT_GOAL := help
.PHONY: help install install-dev run seed test coverage check bench lock changelog release clean
.PHONY: check-lint check-types check-imports check-shell check-deploy check-lock check-changelog

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(RUN_STAMP) ## make .venv with what `make run` needs
install-dev: $(DEV_STAMP) ## make .venv with what `make test` and `make check` need

run: $(RUN_STAMP) $(CODE_STAMP) ## serve the product on this machine until Ctrl-C
	@VIRTUAL_ENV="$(CURDIR)/$(VENV)" exec scripts/start.sh

seed: $(RUN_STAMP) ## fill the running clinic with the sample data
	@$(VENV)/bin/elevendops seed

test: $(DEV_STAMP) ## run all tests; PYTEST_OPTIONS='-k voice' chooses
	@scripts/browser_packages.sh
	@$(PYTHON) -m compileall -q $(CODE) $(STAND_INS) # what has changed since the install
	@$(PYTHON) -m tests.support.whole_run.rewritten # the same for what each of its processes reads
	@if $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 12))'; then \
	  COVERAGE_CORE=sysmon $(MAKE) --no-print-directory coverage; \
	else \
	  $(PYTHON) -m $(PYTEST) -p tests.support.whole_run.functions_run; \
	fi

# A part of `make test` from Python 3.12 on, where the interpreter itself notes the lines that are run,
# for some 3 % of the time; on 3.11 the product's code takes more than twice as long. There `make test`
# prints how many functions of each module were run, which costs nothing (tests/support/whole_run/functions_run.py).
coverage: $(DEV_STAMP) ## run all tests and print how much of each module they run
	@scripts/browser_packages.sh
	@$(PYTHON) -m compileall -q $(CODE) $(STAND_INS)
	@$(PYTHON) -m tests.support.whole_run.rewritten
	@$(PYTHON) -m coverage erase
	@$(PYTHON) -m coverage run -m $(PYTEST); status=$$?; \
	  $(PYTHON) -m coverage combine --quiet && $(PYTHON) -m coverage report; \
	  exit $$status

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
	$(VENV)/bin/shellcheck scripts/*.sh deploy/*.sh benchmarks/bare/*.sh .ci/run

check-deploy:
	$(VENV)/bin/hadolint Dockerfile
	$(VENV)/bin/check-jsonschema --builtin-schema vendor.cloudbuild cloudbuild.yaml
	$(VENV)/bin/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(VENV)/bin/check-jsonschema --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/[!c]*.yml

check-lock:
	$(PYTHON) scripts/check_lock.py

check-changelog: $(DEV_STAMP)
	$(PYTHON) -m towncrier check --compare-with $(BASE)

changelog: $(DEV_STAMP) ## show what the next release will say
	@$(PYTHON) -m towncrier build --draft --version next

release: $(DEV_STAMP) ## VERSION=0.2.0: write, commit and tag a release
	@$(PYTHON) scripts/release.py $(VERSION)

bench: $(DEV_STAMP) ## measure start, memory, speed and pages; BENCH_OPTIONS='start pages' chooses
	@$(PYTHON) -m compileall -q $(CODE) $(STAND_INS) # as `make run` does: a start is measured
	@$(PYTHON) -m benchmarks $(BENCH_OPTIONS)

# Needs Poetry 2.3 or later with poetry-plugin-export. Where the index serves no JSON API, Poetry
# says that it cannot find packages: install poetry-plugin-pypi-mirror too, and set
# POETRY_PYPI_MIRROR_URL to the address of the index that pip uses, with a slash at its end.
lock: ## lock the packages anew after a change in pyproject.toml (needs Poetry)
	$(POETRY) lock
	$(POETRY) export --extras speech --extras meaning --extras genai --only main,build --output requirements/run.txt
	$(POETRY) export --extras speech --extras meaning --extras genai --with build,dev --output requirements/dev.txt

clean: ## remove .venv and all caches; the data in .elevendops stays
	rm -rf $(VENV) .coverage* .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .schemathesis dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The lists are complete, so that pip has nothing to resolve (old versions of it cannot, with hashes
# and extras). The project itself goes in as it lies here, built by the locked poetry-core.
define INSTALL
@scripts/make_venv.sh
@echo "Installing $(1) into $(VENV); the first time takes a minute or two"
@$(PIP) --require-hashes --only-binary :all: --no-deps --no-compile -r $(1)
@-$(PYTHON) -m compileall -q -j 0 -x /tests/ $(VENV)/lib $(CODE) >/dev/null # pip would use one core only
@$(PIP) --no-deps --no-build-isolation --no-index --editable .
@touch $@
endef

$(CODE_STAMP): $(RUN_STAMP) $(shell find $(CODE) -name '*.py')
	@-$(PYTHON) -m compileall -q $(CODE) >/dev/null
	@touch $@

$(RUN_STAMP): requirements/run.txt pyproject.toml
	$(call INSTALL,requirements/run.txt)

$(DEV_STAMP): requirements/dev.txt pyproject.toml
	$(call INSTALL,requirements/dev.txt)
	@touch $(RUN_STAMP) # dev.txt holds all of run.txt
