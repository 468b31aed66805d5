# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
# What the tests start is compiled once, whatever the environment says.
export PYTHONDONTWRITEBYTECODE =

.PHONY: demo test messages proof mutants portable

demo: .venv/installed
	$(BIN)/leernetwerk demo

test: .venv/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

# Installing compiles the translations, so a changed catalogue installs again.
.venv/installed: pyproject.toml hatch_build.py $(wildcard src/leernetwerk_cli/data/locale/*/*/*.po)
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable ".[all]"
	touch $@

.venv/tested: .venv/installed
	$(BIN)/python -m pip install --quiet --group dev
	touch $@

# After a change of words: lists what is new in the Dutch catalogue, for a person to translate.
messages: .venv/tested
	$(BIN)/pybabel -q extract -F babel.cfg -k N_ -k plural:1,2 --no-location --sort-output -o messages.pot src
	$(BIN)/pybabel -q update -i messages.pot -D leernetwerk -d src/leernetwerk_cli/data/locale --no-fuzzy-matching --ignore-pot-creation-date
	rm messages.pot

# Every proof in full, side by side; a part with PART=erase, other dice with SEED=7. See docs/quality.md.
proof: .venv/tested
	$(BIN)/python -m pip install --quiet --editable ".[all,hub,spark]"
	$(BIN)/python bench/proof.py

# Breaks the record in every way that a library knows, one at a time; what no test noticed is listed. See docs/quality.md.
mutants: .venv/tested
	$(BIN)/python -m pip install --quiet --group mutants
	$(BIN)/mutmut run
	$(BIN)/python bench/mutants.py

# A folder in build/portable that runs without Python and without a network; the same recipe for Windows and macOS.
portable:
	rm -rf build/portable
	$(PYTHON) -m venv build/portable/env
	build/portable/env/bin/python -m pip install --quiet --upgrade pip
	build/portable/env/bin/python -m pip install --quiet ".[all]" --group portable
	build/portable/env/bin/pyinstaller --log-level ERROR --noconfirm --distpath build/portable --workpath build/portable/work portable.spec
