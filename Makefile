# Each target is one line; scripts/run.py does the same on a machine without make.
PYTHON ?= python3

.DEFAULT_GOAL := help
.PHONY: help site serve check test bundle bench

help: ## 列出目标 / list the targets
	@$(PYTHON) scripts/run.py --help

site serve check test bundle bench:
	@$(PYTHON) scripts/run.py $@
