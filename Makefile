# Every target sets up what it needs; `make` alone lists the targets.
SWIFT_SOURCES = Package.swift Sources Tests Benchmarks

# Where `install` puts things; DESTDIR is put in front while a package is made.
PREFIX ?= /usr/local
# How many tests run at once: all of them would hold more files open (1,857 seen) than the 1,024 that
# many systems allow a process, and starve one another.
AT_ONCE = --experimental-maximum-parallelization-width 12
# What is installed: the program that runs without Swift; another folder with a program and its data
# may be named, such as .build/debug.
BUILT ?= .build/program
# How long each target of the fuzzer runs, and how many pages the soak reads.
SECONDS = 60
PAGES = 10000

.DEFAULT_GOAL := help
.PHONY: help setup build program install uninstall install-test demo test lint lint-docker fault-test format benchmark-transfer benchmark-pages benchmark-agreement benchmark-scale benchmark-rendering benchmark-platforms bench bench-gate scale-test fuzz sanitize soak language-model clean

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' Makefile | expand -t 20

setup: ## Check Swift, install missing system libraries
	@sh scripts/setup.sh

build: setup ## Build .build/release/exitway
	swift build --configuration release --product exitway

program: setup ## Build .build/program/, which runs without Swift
	sh scripts/build-program.sh .build/program

.build/program: program

install: $(BUILT) ## Build and install below PREFIX (/usr/local)
	@PREFIX='$(PREFIX)' DESTDIR='$(DESTDIR)' sh scripts/install.sh install $(BUILT)

uninstall: ## Remove what was installed below PREFIX
	@PREFIX='$(PREFIX)' DESTDIR='$(DESTDIR)' sh scripts/install.sh uninstall

install-test: $(BUILT) ## Install into a temporary folder, use it from elsewhere, uninstall
	@sh scripts/install-test.sh $(BUILT)

demo: build ## Check the demo platforms on this machine and print the results
	.build/release/exitway demo

test: setup lint lint-docker ## Lint, build and run the whole test suite, and the gate of instructions
	swift build --build-tests
	swift test --skip-build --disable-xctest $(AT_ONCE)
	@$(MAKE) --no-print-directory bench-gate

lint: setup ## Check formatting and what each target imports
	swift format lint --strict --parallel --recursive $(SWIFT_SOURCES)
	sh scripts/check-architecture.sh

lint-docker: ## Check the Dockerfile
	@sh scripts/setup-tests.sh
	.build/test-tools/bin/hadolint Dockerfile

format: setup ## Format the Swift sources in place
	swift format --in-place --parallel --recursive $(SWIFT_SOURCES)

fault-test: setup ## Kill runs and merges at a hundred random moments each, which takes minutes
	swift build --build-tests
	EXITWAY_KILLS=100 swift test --skip-build --disable-xctest --filter 'KilledRunTests|KilledMergeTests'

benchmark-transfer: setup ## Compare the cost of fetching with curl's
	@sh scripts/setup-tests.sh
	swift build --configuration release --product transfer-benchmark
	bash Benchmarks/transfer.sh .build/release/transfer-benchmark

benchmark-pages: setup ## Compare the cost of reading pages with a plain C program's
	swift build --configuration release --product page-benchmark
	bash Benchmarks/pages.sh .build/release/page-benchmark

benchmark-agreement: setup ## Compare what we see of pages with a browser
	swift build --configuration release --product page-benchmark
	bash Benchmarks/agreement.sh .build/release/page-benchmark

bench: program ## Compare a survey of many pages with a C program and other tools
	@sh scripts/setup-tests.sh
	bash Benchmarks/bench.sh .build/program/exitway

bench-gate: setup ## Fail where reading a page takes more instructions than Benchmarks/gate.txt allows
	@sh scripts/setup-tests.sh
	swift build --configuration release --product page-benchmark
	bash Benchmarks/gate.sh .build/release/page-benchmark

benchmark-scale: build ## Measure what a case costs
	bash Benchmarks/scale.sh .build/release/exitway

benchmark-platforms: build ## Check 500 small platforms whose way out is known
	bash Benchmarks/platforms.sh .build/release/exitway

benchmark-rendering: build ## Compare pages shown a second with a bare driver's
	bash Benchmarks/rendering.sh .build/release/exitway

scale-test: build ## Check 400 cases on a real Slurm of this machine
	bash scripts/scale-test.sh .build/release/exitway

fuzz: setup ## Fuzz each reader for SECONDS (60)
	@sh scripts/fuzz.sh $(SECONDS)

sanitize: setup ## Run the suite under the address and thread sanitizers
	@sh scripts/sanitize.sh

soak: setup ## Fetch and read PAGES (10,000) in one process: nothing may grow or leak
	@sh scripts/soak.sh $(PAGES)

language-model: ## Train the language model anew from pinned packages
	sh scripts/language-model/build.sh

clean: ## Remove what building made
	rm -rf .build
