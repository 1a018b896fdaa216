# A thin face over meson: `make help` lists what it does.

BUILD ?= build
PREFIX ?= /usr/local
PROGRAM = $(BUILD)/src/cli/handlingsplan

.PHONY: all program check conformance faults strangers memcheck readers bench growth fuzz gallery sanitize thread-sanitize debian13 schemas format install clean help FORCE
.DELETE_ON_ERROR:

# The program knows which documents are out of date.
all: $(PROGRAM)
	$(PROGRAM) build -o out
	$(PROGRAM) build -o out --view html,csv,ics sources/vasterbotten.xml
	$(PROGRAM) build -o out --view short,html sources/nationella-planen.xml
	$(PROGRAM) build -o out --view followup --as-of exempel-mote-2 sources/exempel-uppfoljning.xml
	$(PROGRAM) build -o out --view followup --as-of exempel-mote-3 sources/exempel-uppfoljning.xml
	$(PROGRAM) build -o out --view responsible --party lbu sources/exempel-uppfoljning.xml
	$(PROGRAM) build -o out --view timeline sources/exempel-uppfoljning.xml
	$(PROGRAM) build -o out --view proposals sources/exempel-lansoversikt.xml
	$(PROGRAM) build -o out --view responsible --party lbu sources/exempel-lansoversikt.xml

program: $(PROGRAM)

# Ninja knows what the program is made of; it leaves the file alone where nothing changed.
$(PROGRAM): FORCE | $(BUILD)/build.ninja
	@ninja -C $(BUILD)

$(BUILD)/build.ninja: packages.txt
	@.ci/install-packages build
	@[ -e $@ ] || meson setup --prefix $(PREFIX) $(BUILD)
	@touch $@

check: $(PROGRAM)
	@.ci/install-packages test
	meson test -C $(BUILD) --print-errorlogs

# Each compiler has its own folder: `make sanitize CC=clang` runs beside gcc's.
sanitize:
	@.ci/install-packages build test
	@[ -e build-sanitize-$(CC)/build.ninja ] || CC=$(CC) meson setup \
	  -Db_sanitize=address,undefined -Db_lundef=false -Dc_args=-fno-sanitize-recover=all \
	  build-sanitize-$(CC)
	@ninja -C build-sanitize-$(CC)
	meson test -C build-sanitize-$(CC) --print-errorlogs --timeout-multiplier 5
	meson test -C build-sanitize-$(CC) --suite strangers --print-errorlogs --timeout-multiplier 5 \
	  --logbase strangerslog

thread-sanitize:
	@.ci/install-packages build
	@[ -e build-threads-$(CC)/build.ninja ] || CC=$(CC) meson setup -Db_sanitize=thread \
	  -Db_lundef=false build-threads-$(CC)
	@ninja -C build-threads-$(CC) tests/threads/test-threads
	meson test -C build-threads-$(CC) --no-rebuild --print-errorlogs --timeout-multiplier 5 threads

# DOCUMENTS=FOLDER: of somebody's XSL-FO instead of the tests' documents.
conformance: $(PROGRAM)
	@.ci/install-packages test conformance
	$(if $(DOCUMENTS),tests/conformance/run $(PROGRAM) . $(BUILD)/tests/conformance/files \
	  --documents $(DOCUMENTS),meson test -C $(BUILD) --suite conformance --print-errorlogs \
	  --logbase conformancelog)

faults strangers: $(PROGRAM)
	@.ci/install-packages test
	meson test -C $(BUILD) --suite $@ --print-errorlogs --logbase $@log

# What a sanitizer of this program does not see: memory that libraries use, and values that nobody set.
memcheck: $(PROGRAM)
	@.ci/install-packages test memcheck
	meson test -C $(BUILD) --suite memcheck --wrap 'valgrind -q --error-exitcode=99' \
	  --timeout-multiplier 20 --print-errorlogs --logbase memchecklog

readers: $(PROGRAM)
	@.ci/install-packages test readers
	meson test -C $(BUILD) --suite readers --print-errorlogs --logbase readerslog
	@sed -n 's/^1\.\.0 # SKIP/Skipped:/p' $(BUILD)/meson-logs/readerslog.txt

bench: $(PROGRAM) growth
	tests/bench/run $(BUILD)
	tests/bench/many $(BUILD)
	$(BUILD)/tests/bench/views $(PROGRAM) sources/vasterbotten.xml tests/plans/small.xml \
	  sources/nationella-planen.xml sources/exempel-uppfoljning.xml
	tests/bench/collection $(BUILD)

# CONSTRUCTS="areas 'table rows'": only those.
growth: $(PROGRAM)
	$(BUILD)/tests/bench/growth $(PROGRAM) sources/plan.rng $(CONSTRUCTS)

fuzz:
	@.ci/install-packages build fuzz
	tests/fuzz/run

# TESTS='areas pdf' or TESTS='--suite unit': only those.
debian13:
	@.ci/install-packages debian13
	tests/debian13.sh build-debian13 $(TESTS)

# The README's pictures of documents, a page of each.
gallery: $(PROGRAM)
	tests/golden/draw-gallery $(PROGRAM)

schemas:
	@.ci/install-packages schemas
	for name in plan house resolved views labels; do trang -I rnc -O rng sources/$$name.rnc sources/$$name.rng; done

format:
	@.ci/install-packages format
	clang-format -i $$(find src tests -name '*.[ch]')

# The program knows its prefix: given another one than it was built for, it is built anew.
install: $(PROGRAM)
ifneq ($(origin PREFIX),file)
	@meson introspect --buildoptions $(BUILD) | grep -qF '"name": "prefix", "value": "$(PREFIX)"' || \
	  { meson configure --prefix $(PREFIX) $(BUILD) && ninja -C $(BUILD); }
endif
	meson install -C $(BUILD) --no-rebuild

clean:
	rm -rf build build-*
	find out -mindepth 1 ! -name .gitignore -delete

help:
	@echo 'make            build the program and write the documents of sources/ into out/'
	@echo 'make check      run the tests (under two minutes)'
	@echo 'make sanitize   … again with the address and undefined behaviour sanitizers'
	@echo 'make memcheck   the unit tests and the area trees, with valgrind'
	@echo 'make thread-sanitize  formatters in several threads, with the thread sanitizer'
	@echo 'make conformance check the PDFs with veraPDF, which it fetches with Maven, and every attribute of plans'
	@echo 'make faults     every command where each call of the system fails in turn, and killed at every write'
	@echo 'make strangers  PDFs that were forged, saved anew or made to harm, and files to import that were'
	@echo 'make readers    what Chromium, LibreOffice and others make of web pages, spreadsheets and calendars'
	@echo 'make bench      measure against a naive program, and FOP where Java and Maven are there'
	@echo 'make growth     what twice as much of each kind of thing costs; part of bench'
	@echo 'make fuzz       search for crashes and broken laws: a sweep, then TIME=300 seconds at random'
	@echo 'make debian13   build and test on Debian 13, in a folder of its own (as root)'
	@echo 'make gallery    draw the pictures of the README anew'
	@echo 'make schemas    make sources/*.rng anew from sources/*.rnc'
	@echo 'make format     lay the C sources out in the committed style'
	@echo 'make install    install under PREFIX=/usr/local'
	@echo 'make clean      remove what was built'
