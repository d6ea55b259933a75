# Everything goes through `make setup`, which does nothing where the pins have not changed.

IN ?= seeds/articles
OUT ?= out/annotations.jsonl
WORKERS ?= 1

.PHONY: help setup annotate test bench licences pins clean

help:
	@echo "make annotate [IN=folder] [OUT=file.jsonl] [WORKERS=n]   annotate articles"
	@echo "make test     lint, types and tests, as CI does"
	@echo "make bench [IN=folder]   speed and memory beside BERT-base recognisers"
	@echo "make licences licences of all packages that it stands on"
	@echo "make setup    the environment .venv (done by the others when needed)"
	@echo "make pins     write constraints.txt from what .venv holds"

setup:
	@bash .ci/setup

annotate: setup
	.venv/bin/mawaqif annotate "$(IN)" -o "$(OUT)" --workers $(WORKERS)

test: setup
	@bash .ci/check .venv/bin

bench: setup
	.venv/bin/mawaqif bench "$(IN)"

licences: setup
	@bash .ci/licences .venv/bin

pins:
	.venv/bin/python .ci/pins > constraints.txt

clean:
	rm -rf .venv build dist
