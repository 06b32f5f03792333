# Two commands matter: `make demo` and `make test`. Each sets up what it needs in .venv and says what it does.

PYTHON ?= $(firstword $(shell command -v python3.11 python3 python))
VENV ?= .venv
EXTRAS ?= dev
PYTEST_ARGS ?= -n auto
BIN := $(VENV)/bin
.DEFAULT_GOAL := help

# The tests that find most mistakes soonest, one or two files of each folder.
FAST_TESTS := @tests/fast.txt

.PHONY: help demo test test-fast browser pictures page-pictures test-lowest test-versions witnesses witnesses-more witness-javascript engines schemathesis faults fuzz recorded generate check lint types lint-specs diff-specs generators drift dist-check dist lock sbom bench bench-budgets docs docs-serve clean

help:
	@echo "make demo        set up $(VENV) and show what the SDK does, against the emulator"
	@echo "make test        set up $(VENV) and run all tests (EXTRAS=dev,peers,upstream adds what some of them ask)"
	@echo "make test-fast   tests of each folder in about a minute, to run while you work"
	@echo "make browser     the emulator's page and the documentation site in Chromium, which is installed where apt-get can"
	@echo "make test-lowest a core of the tests with the lowest version of each dependency"
	@echo "make test-versions some tests of each folder with the later versions of Python that are here"
	@echo "make witnesses   Google's older clients against the emulator, each in an environment of its own"
	@echo "make witnesses-more LlamaIndex, LangChain, wrappers of OpenAI's clients and @google/genai for JavaScript; takes minutes to install"
	@echo "make engines     bulk work on Ray and on Apache Beam, each in an environment of its own; takes minutes"
	@echo "make schemathesis try the emulator with requests that Schemathesis makes from the specs"
	@echo "make recorded    how many recorded exchanges with the real services hold, where recordings are there"
	@echo "make faults      try every client against servers and networks that misbehave, and write docs/faults.md"
	@echo "make fuzz        look for inputs that break a reader, FUZZ_SECONDS (60) for each, and keep them"
	@echo "make generate    write generated/ from specs/"
	@echo "make check       linters, type checkers, and whether generated/ is up to date"
	@echo "make drift       compare specs/ with upstream's own descriptions, as installed"
	@echo "make lint-specs  an OpenAPI linter over specs/, and over faults that it has to find"
	@echo "make diff-specs  what specs/ have become since the last release, and the version that follows"
	@echo "make generators  generators of other projects over the bundled specs, and a client of theirs against the emulator"
	@echo "make dist-check  build wheel and sdist, install each into an empty environment and try it"
	@echo "make dist        the same, and put both into dist/"
	@echo "make lock        write lock.txt with the newest versions of what contributors install; LOCKED=yes installs them"
	@echo "make sbom        dist/sbom.cdx.json: every package that this one uses, with versions and licenses"
	@echo "make bench       client CPU beside bare HTTP and the official clients; writes docs/performance.md"
	@echo "make docs        build the documentation site into build/website/site; every link is checked"
	@echo "make pictures    write the pictures of the documentation, with Chromium"
	@echo "make docs-serve  the same, and serve it at http://127.0.0.1:8000"
	@echo "make clean       remove $(VENV), builds and caches"

# One stamp for each set of extras: what is installed is installed again only when pyproject.toml changes.
$(VENV)/.installed-%: pyproject.toml
	@test -x $(BIN)/python || { echo "setting up $(VENV) with $(PYTHON)"; $(PYTHON) -m venv $(VENV); }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip --upgrade >/dev/null
	@echo "installing gemini-sdk[$*] into $(VENV)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check $(if $(LOCKED),--constraint lock.txt) --editable ".[$*]"
	@touch $@

demo: $(VENV)/.installed-cli,emulator
	@echo "running the demo: every call goes to an emulator on this machine"
	@$(BIN)/gemini-sdk demo

test: $(VENV)/.installed-$(EXTRAS)
	@echo "running the tests: all take about 10 minutes on 2 cores; they need no network"
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

test-fast: $(VENV)/.installed-$(EXTRAS)
	@echo "running some tests of each folder"
	@HYPOTHESIS_PROFILE=few $(BIN)/python -m pytest -n auto $(FAST_TESTS)

# The browser is that of the system: playwright's own cannot be downloaded everywhere.
HAS_CHROMIUM := command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null
browser: $(VENV)/.installed-$(EXTRAS),browser docs
	@if ! { $(HAS_CHROMIUM); } && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then echo "installing Chromium"; \
		apt-get -qq update && apt-get -qq install --no-install-recommends chromium >/dev/null || true; fi
	@if $(HAS_CHROMIUM); then echo "trying the emulator's page and the documentation site in a browser"; \
		$(BIN)/python -m pytest tests/emulator/test_page_browser.py tests/website/test_site_browser.py; \
	else echo "no Chromium here: pages are not tried in a browser; install the package chromium"; fi

pictures: page-pictures
	@echo "writing pictures of a demo, a tuning and a comparison to docs/assets"
	@$(BIN)/python -m tests.website.pictures

page-pictures: $(VENV)/.installed-$(EXTRAS),browser
	@echo "writing pictures of the emulator's page to docs/assets"
	@$(BIN)/python -m tests.emulator.page_pictures

# Its environment holds the lowest version of each dependency that pyproject.toml allows; `make test` has the newest.
LOWEST := $(VENV)-lowest
LOWEST_EXTRAS := fast,emulator,cli,migrate,mcp,plot,parquet,excel,otel,tests
# Old packages warn of what newer ones replaced.
OLD_PACKAGES := -W ignore::DeprecationWarning -W ignore::PendingDeprecationWarning

$(LOWEST)/.installed: pyproject.toml tests/packaging/lowest.py
	@test -x $(LOWEST)/bin/python || { echo "setting up $(LOWEST) with $(PYTHON)"; $(PYTHON) -m venv $(LOWEST); }
	@echo "installing the lowest versions into $(LOWEST)"
	@$(LOWEST)/bin/python -m tests.packaging.lowest $(LOWEST_EXTRAS),dev > $(LOWEST)/constraints.txt
	@$(LOWEST)/bin/python -m pip install --quiet --disable-pip-version-check --constraint $(LOWEST)/constraints.txt \
		--editable ".[$(LOWEST_EXTRAS)]" numpy opentelemetry-sdk
	@touch $@

test-lowest: $(LOWEST)/.installed
	@echo "running a core of the tests with the lowest versions"
	@$(LOWEST)/bin/python -m pytest $(PYTEST_ARGS) -p no:cacheprovider $(OLD_PACKAGES) @tests/lowest.txt

# What people run most, on the versions of Python after the first; on the last also what connections, certificates and
# event loops do. The tests of the code generator and of the sources come to the same on each version.
VERSIONS := 3.12 3.13 3.14
CONNECTION_TESTS := async_pool environment lifetimes stopping timeouts tls wire
test-versions: $(VERSIONS:%=test-python-%)
test-python-%:
	@for python in python$* $${PYENV_ROOT:-$$HOME/.pyenv}/versions/$*.*/bin/python; do \
		if "$$python" -c "" 2>/dev/null; then found=$$python; fi; \
	done; \
	if [ -z "$$found" ]; then echo "no Python $* here: its tests are left out"; exit 0; fi; \
	HYPOTHESIS_PROFILE=few $(MAKE) test PYTHON="$$found" VENV=$(VENV)-$* EXTRAS=dev \
		PYTEST_ARGS="$(PYTEST_ARGS) $(FAST_TESTS) tests/test_public_surface.py $(TRANSPORT_TESTS)"
test-python-$(lastword $(VERSIONS)): TRANSPORT_TESTS := $(patsubst %,tests/transport/test_%.py,$(CONNECTION_TESTS))

# Google's older clients need older packages than the other witnesses.
witnesses: witness-vertexai witness-generativeai
# CI leaves these out: their installation takes minutes.
witnesses-more: witness-llamaindex witness-langchain witness-wrappers witness-javascript
witness-%:
	@$(MAKE) test VENV=$(VENV)-$* EXTRAS=$* PYTEST_ARGS="tests/emulator/test_$*_witness.py $(WITNESS_$*)"
# Programs for vertexai, beside what they become.
WITNESS_vertexai := tests/migration/code/test_shelf.py -k vertex
WITNESS_generativeai := tests/migration/code/test_other_packages.py

JAVASCRIPT := $(VENV)-javascript
witness-javascript: $(VENV)/.installed-$(EXTRAS)
	@command -v npm >/dev/null || { echo "no npm here: the client for JavaScript is left out"; exit 0; }; \
	echo "installing @google/genai into $(JAVASCRIPT)"; \
	npm install --silent --no-audit --no-fund --prefix $(JAVASCRIPT) @google/genai@2 && \
	GEMINI_SDK_NODE_MODULES=$(JAVASCRIPT)/node_modules \
		$(BIN)/python -m pytest $(filter-out -n auto,$(PYTEST_ARGS)) tests/emulator/test_javascript_witness.py

# CI leaves these out, too.
engines: engine-ray engine-beam
engine-%:
	@$(MAKE) test VENV=$(VENV)-engine-$* EXTRAS=engine-$* PYTEST_ARGS="-p no:unraisableexception tests/bulk/test_$*_engine.py"

# Schemathesis decides which version of jsonschema-rs there is, so it has an environment of its own.
SCHEMATHESIS := $(VENV)-schemathesis
$(SCHEMATHESIS)/.installed: pyproject.toml
	@test -x $(SCHEMATHESIS)/bin/python || { echo "setting up $(SCHEMATHESIS) with $(PYTHON)"; $(PYTHON) -m venv $(SCHEMATHESIS); }
	@echo "installing gemini-sdk[schemathesis] into $(SCHEMATHESIS)"
	@$(SCHEMATHESIS)/bin/python -m pip install --quiet --disable-pip-version-check --editable ".[schemathesis]"
	@touch $@

schemathesis: $(SCHEMATHESIS)/.installed
	@echo "trying the emulator with requests that Schemathesis makes from the specs"
	@$(SCHEMATHESIS)/bin/python -m tests.emulator.schemathesis_job

recorded: $(VENV)/.installed-$(EXTRAS)
	@echo "replaying recorded exchanges"
	@$(BIN)/python -m tests.recorded

faults: $(VENV)/.installed-$(EXTRAS)
	@echo "trying every client against servers and networks that misbehave"
	@$(BIN)/python -m tests.faults

fuzz: $(VENV)/.installed-dev,fuzz
	@echo "trying readers with inputs that hypothesis draws and atheris finds"
	@$(BIN)/python -m tests.fuzz

generate: $(VENV)/.installed-$(EXTRAS)
	@$(BIN)/python -m codegen
	@$(BIN)/python -m codegen reference

check: lint types $(VENV)/.installed-$(EXTRAS)
	@echo "comparing generated/ with specs/"
	@$(BIN)/python -m codegen --check
	@$(BIN)/python -m codegen reference --check

lint: $(VENV)/.installed-$(EXTRAS)
	@echo "linting"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@$(BIN)/zizmor --offline --no-progress --quiet .github/workflows

types: $(VENV)/.installed-$(EXTRAS)
	@echo "checking types with pyright and mypy"
	@$(BIN)/pyright
	@$(BIN)/mypy

# Its sources alone are read: what it depends on conflicts with google-genai.
VERTEX_LIBRARY := google-cloud-aiplatform==2.7.0
UPSTREAM := $(VENV)/upstream
drift: $(VENV)/.installed-$(if $(findstring upstream,$(EXTRAS)),$(EXTRAS),dev,upstream)
	@test -e $(UPSTREAM)/$(VERTEX_LIBRARY) || { $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-compile --upgrade --target $(UPSTREAM) $(VERTEX_LIBRARY) && touch $(UPSTREAM)/$(VERTEX_LIBRARY); } || echo "$(VERTEX_LIBRARY) cannot be installed: groups of exclusive fields of Vertex AI are not compared"
	@echo "comparing specs/ with upstream"
	@$(BIN)/python -m codegen drift --packages $(UPSTREAM)

lint-specs: $(VENV)/.installed-$(EXTRAS)
	@echo "linting specs/"
	@$(BIN)/python -m tests.codegen.lint_specs

diff-specs: $(VENV)/.installed-$(EXTRAS)
	@tag=$$(git describe --tags --abbrev=0 --match 'v*' 2>/dev/null) \
		|| { echo "no release is tagged here: specs/ are compared with none"; exit 0; }; \
	echo "comparing specs/ with those of $$tag"; \
	$(BIN)/python -m codegen diff "$$tag" specs

# GENERATORS=--quick leaves out what is not written in Python.
generators: $(VENV)/.installed-$(EXTRAS)
	@echo "running generators of clients over the bundled specs"
	@$(BIN)/python -m tests.codegen.generators.try_generators $(GENERATORS)

dist-check: $(VENV)/.installed-$(EXTRAS)
	@echo "building wheel and sdist, and trying each in an empty environment"
	@$(BIN)/python -m tests.packaging.check_dist

dist: $(VENV)/.installed-$(EXTRAS)
	@echo "the same, and putting them into dist/"
	@$(BIN)/python -m tests.packaging.check_dist dist

# Versions of everything that contributors install: `make test LOCKED=yes` installs these, and not the newest.
lock: $(VENV)/.installed-$(EXTRAS)
	@echo "writing lock.txt with the newest versions"
	@$(BIN)/python -m uv pip compile pyproject.toml $(addprefix --extra ,dev peers upstream docs) --upgrade --universal \
		--python-version 3.11 --no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet --output-file lock.txt

# What people get who install all that this package uses, in an environment of its own.
SBOM := $(VENV)-sbom
sbom: $(VENV)/.installed-sbom
	@echo "writing dist/sbom.cdx.json"
	@$(PYTHON) -m venv --clear --without-pip $(SBOM)
	@$(BIN)/python -m uv pip install --quiet --python $(SBOM)/bin/python ".[$(LOWEST_EXTRAS:,tests=),prices]"
	@version=$$($(SBOM)/bin/python -c "from gemini_sdk import __version__; print(__version__)"); \
		sed "s/^dynamic = .*/version = \"$$version\"/" pyproject.toml > $(SBOM)/pyproject.toml
	@mkdir -p dist
	@$(BIN)/cyclonedx-py environment --output-reproducible --pyproject $(SBOM)/pyproject.toml --output-format JSON \
		--output-file dist/sbom.cdx.json $(SBOM)/bin/python

# More rounds make the figures steadier: each takes about a minute.
BENCH_ROUNDS ?= 3
bench: $(VENV)/.installed-dev,peers
	@echo "measuring client CPU, side by side in one run, and writing docs/performance.md"
	@PYTHONWARNINGS=ignore $(BIN)/python -m benchmarks --write --rounds $(BENCH_ROUNDS)

# The budgets with a generous tolerance: figures of short rounds on a busy machine are rough.
bench-budgets: $(VENV)/.installed-$(EXTRAS)
	@echo "comparing client CPU with its budgets"
	@PYTHONWARNINGS=ignore $(BIN)/python -m benchmarks --quick --budgets --only small concurrent stream embed turns --fail-over 150

docs: $(VENV)/.installed-docs
	@echo "building the documentation site"
	@$(BIN)/python -m website

docs-serve: docs
	@$(BIN)/python -m http.server --bind 127.0.0.1 --directory build/website/site 8000

clean:
	rm -rf $(VENV) $(VENV)-* dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
