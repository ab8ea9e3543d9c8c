# The front door. `make` alone lists what there is.
SHELL := /bin/sh
PORT ?= 8000
.DEFAULT_GOAL := help
.PHONY: help run setup test test-sqlite test-postgres test-browser lint bench lock clean

help: ## what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## set everything up and open a demonstration on http://localhost:8000 (PORT=8001 for another port)
	@scripts/run.sh $(PORT)

setup: ## set up alone, into .venv
	@scripts/setup.sh

test: ## everything: linters, types, import layers, guards, tests on SQLite and on PostgreSQL
	@scripts/test.sh all

test-sqlite: ## the tests on SQLite, browser journeys included
	@scripts/test.sh sqlite

test-postgres: ## the tests on a PostgreSQL server that the run starts and stops
	@scripts/test.sh postgres

test-browser: ## the tests that drive a real browser
	@scripts/test.sh browser

lint: ## linters, types and import layers
	@scripts/test.sh lint

bench: ## speed and size, as ratios against a floor measured in the same run
	@scripts/bench.sh

lock: ## pin requirements/*.in with hashes (needs uv)
	@scripts/lock.sh

clean: ## remove what set-up made; never touches the data of an installation
	rm -rf .venv node_modules forum/ground/pages/built .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
