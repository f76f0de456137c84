# One short target per task. Needs python3 >= 3.11 with venv and pip; PYTHON=... names another interpreter.
PYTHON ?= python3
BIN := .venv/bin
RUN := .venv/.run
DEV := .venv/.dev
EDITOR := tests/editor/node_modules/.package-lock.json
BROWSER := tests/browser/node_modules/.package-lock.json
COMPILE = $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock" --quiet $(UPGRADE)

.PHONY: run test bench fuzz lock lint types layers unit editor browser pictures check compare docs clean wheel

run: $(RUN)            ## check the shipped catalogue and render its guides
	$(BIN)/svcstd validate
	$(BIN)/svcstd render guides --to md -o build/guides
	$(BIN)/svcstd render guides --to html --labels zh --labels en -o build/guides

test: lint types layers check unit

bench: $(RUN)           ## BENCH=--short: what a release needs
	$(BIN)/python tools/bench.py $(BENCH)

fuzz: $(RUN)            ## 20 000 broken inputs end without a traceback or a hang
	$(BIN)/python tools/fuzz.py

lock: | $(BIN)/python  ## pins again from pyproject.toml; UPGRADE=--upgrade takes newer releases
	@$(BIN)/python -m pip install -qq uv
	$(COMPILE) --extra quick --extra search --group build -o requirements.txt
	$(COMPILE) --all-extras --group dev -c requirements.txt --no-annotate -o requirements-dev.txt

lint: $(DEV)
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --check --quiet

types: $(DEV)
	$(BIN)/mypy

layers: $(DEV)
	$(BIN)/lint-imports --no-logo

unit: $(DEV)
	$(BIN)/pytest -q -n 2

editor: $(EDITOR)      ## what tests/test_editor.py needs beside Python; wants node and npm

browser: $(BROWSER)    ## what tests/browser needs beside Python, Debian's chromium, fonts-noto-cjk and poppler-utils; wants npm

check: $(RUN)          ## the shipped catalogue is valid and in canonical form
	$(BIN)/svcstd validate
	$(BIN)/svcstd fmt --check

compare: $(RUN)        ## the shipped catalogue against its last tag, or, before the first one, the commit that began it
	@base=$$(git describe --tags --abbrev=0 HEAD^ 2>/dev/null \
		|| git log --reverse --diff-filter=A --format=%H -- svcstd.yaml | head -n 1); \
	if [ "$$base" = "$$(git rev-parse HEAD)" ]; then \
		echo "compare: this checkout has neither a tag nor a history: nothing was compared" >&2; \
	else echo "compare: since $$base"; $(BIN)/svcstd diff "$$base"; fi

pictures: $(DEV)       ## docs/images/site-*.png of the shipped catalogue; wants chromium, fonts-noto-cjk and poppler-utils
	$(BIN)/python tools/pictures.py

docs: $(RUN)
	$(BIN)/python tools/docs.py

wheel: $(DEV)
	$(BIN)/python -m build --no-isolation -o build/dist

clean:
	rm -rf build .venv tests/*/node_modules .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests tools -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "svcstd needs Python 3.11 or newer; name one with PYTHON=...")'
	@$(PYTHON) -m venv .venv

$(RUN): requirements.txt pyproject.toml | $(BIN)/python
	@echo "installing svcstd into .venv"
	@$(BIN)/python -m pip install -qq --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation -e .
	@touch $@

$(EDITOR): tests/editor/package-lock.json
	@echo "installing the language server into tests/editor"
	@npm ci --silent --prefix tests/editor
	@touch $@

$(BROWSER): tests/browser/package-lock.json
	@echo "installing axe-core into tests/browser"
	@npm ci --silent --prefix tests/browser
	@touch $@

$(DEV): requirements-dev.txt $(RUN)
	@echo "installing the development tools into .venv"
	@$(BIN)/python -m pip install -qq --require-hashes -r requirements-dev.txt
	@touch $@
