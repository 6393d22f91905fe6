# Everything a user or a developer does with Nichrome. `make help` lists the targets.

SWIFT ?= swift
# What `nichrome --version` names; nothing outside a git checkout.
export NICHROME_COMMIT := $(shell git -C $(CURDIR) describe --always --dirty --abbrev=7 --exclude '*' 2>/dev/null)
NICHROME := .build/release/nichrome
DECK ?= runs/energy-filter.yaml
RESULT ?= runs/$(basename $(notdir $(DECK))).nc
LEDGER_SCALE ?= 1
SOURCES := Sources Tests Benchmarks/Sources Benchmarks/Package.swift Package.swift

.DEFAULT_GOAL := help
.PHONY: run phase-diagram test mpi test-mpi build install docs bench bench-decks bench-profile bench-methods benchmarks ledger verify convergence coverage faults fuzz variates sanitize format lint setup python clean help

run: build python ## simulate DECK (runs/energy-filter.yaml), print its summary and draw its report
	$(NICHROME) run $(DECK) -o $(RESULT)
	$(NICHROME) report $(RESULT)

phase-diagram: build python ## where an energy filter makes spots, in temperature and its position
	$(NICHROME) sweep runs/phase-diagram.yaml --vary wire.temperature=0.2mu0:1mu0:$${NICHROME_TEMPERATURES:-5} \
	  --vary scatterer.transmission.center=1mu0:3mu0:$${NICHROME_CENTERS:-9}

test: build python ## install what is missing, build, run the Swift and the Python tests
	$(SWIFT) test -c release
	"$$(scripts/python.sh --which)" -m pytest -q analysis

build: setup ## install what is missing and build the command
	$(SWIFT) build -c release

PREFIX ?= /usr/local

install: build ## install the command, its manual page and completions below PREFIX (/usr/local); DESTDIR for packages
	scripts/install.sh $(PREFIX)

docs: build ## the documentation as web pages in .build/docs, warnings are errors
	scripts/docs.sh

# A build of its own beside the one without MPI, whose files it would replace.
MPI_BUILD := .build-mpi

mpi: ## build the command for runs on several machines, in .build-mpi (NICHROME_MPI: pkg-config's name of MPI, else Open MPI)
	@scripts/setup.sh $(if $(NICHROME_MPI),,--mpi)
	NICHROME_MPI=$${NICHROME_MPI:-1} $(SWIFT) build -c release --scratch-path $(MPI_BUILD) --product nichrome

test-mpi: mpi python ## runs on one, two and three ranks against one process; ranks killed; hosts (NICHROME_MPI_TESTS=short)
	NICHROME=$(CURDIR)/$(MPI_BUILD)/release/nichrome "$$(scripts/python.sh --which)" -m pytest -q -p no:cacheprovider \
	  Tests/MPITests

BENCHMARKS := Benchmarks/.build/release/NichromeBenchmarks

bench: benchmarks ## what an event costs on one core, against K, length, bins, C, its bound, threads; a slab; own package
	$(BENCHMARKS) kernel runs/energy-filter.yaml runs/control.yaml
	$(BENCHMARKS) cost
	$(BENCHMARKS) limit
	$(BENCHMARKS) bound
	$(BENCHMARKS) slab
	$(BENCHMARKS) threads

bench-decks: benchmarks ## processor time of the steady decks of runs/ to 1 % and to 0.1 %, a quarter of an hour
	$(BENCHMARKS) decks $(shell grep -l heatError runs/*.yaml)

bench-profile: benchmarks ## where the time of a step goes, at three screening lengths (Linux, with perf)
	python3 Benchmarks/operators.py $(BENCHMARKS)

bench-methods: benchmarks ## deviational particles against the whole Fermi sea, at six voltages
	$(BENCHMARKS) methods

benchmarks: setup
	$(SWIFT) build -c release --package-path Benchmarks

ledger: build python ## run what is missing of runs/ledger/ (half an hour; LEDGER_SCALE shortens) and write the ledger of claims
	PYTHONPATH=analysis "$$(scripts/python.sh --which)" -m nichrome_analysis ledger --scale $(LEDGER_SCALE)

verify: setup ## compare all 34 reference cases, two minutes each at most (NICHROME_VERIFY_SECONDS)
	NICHROME_VERIFY=full $(SWIFT) test -c release --filter FullVerification

convergence: setup ## errors against field interval, cells, population and length, six minutes on two free cores
	NICHROME_CONVERGENCE=1 $(SWIFT) test -c release --filter ConvergenceTests

faults: setup ## kill 300 runs at random instants (NICHROME_FAULTS), resume them, compare bit for bit; half an hour
	NICHROME_FAULTS=$${NICHROME_FAULTS:-300} $(SWIFT) test -c release --filter FaultTests

fuzz: setup ## read 100000 mutated decks (NICHROME_FUZZ)
	NICHROME_FUZZ=$${NICHROME_FUZZ:-100000} $(SWIFT) test -c release --filter MutatedDeckTests

variates: setup ## 10^9 exponential and logistic variates (NICHROME_VARIATES) against their distributions
	NICHROME_VARIATES=$${NICHROME_VARIATES:-1e9} $(SWIFT) test -c release --filter VariateTests

coverage: setup ## do errors, p-values and intervals keep their promise? 3000 short runs
	NICHROME_COVERAGE=1 $(SWIFT) test -c release --filter CoverageTests

# Tests under the sanitizers. Left out: CommandLineTests, which judge time, memory and kills of processes, and TheoryTests and
# VerificationTests, long arithmetic on what the others cover. Short: make sanitize SANITIZED=KineticsTests
SANITIZED ?= NumericsTests|ModelTests|RunFileTests|KineticsTests|AnalysisTests

sanitize: setup ## the tests of SANITIZED under the address and the thread sanitizer, in builds of their own
	ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test -c release --sanitize=address --scratch-path .build-asan --filter '$(SANITIZED)'
	$(SWIFT) test -c release --sanitize=thread --scratch-path .build-tsan --filter '$(SANITIZED)'

format: ## format the Swift sources in place
	$(SWIFT) format -i -r $(SOURCES)

lint: ## check the format of the Swift sources
	$(SWIFT) format lint --strict -r $(SOURCES)

setup:
	@scripts/setup.sh

python: setup ## find or make a Python for the figures and the Python tests (.venv)
	@scripts/python.sh

clean: ## remove everything that was built; results in runs/ stay
	rm -rf .build .build-asan .build-tsan .build-mpi Benchmarks/.build .venv

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1	\2/' | expand -t 22
