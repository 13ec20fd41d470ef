#!/bin/sh
# Fails when a source imports what the table in docs/architecture.md does not allow its target, and
# when the table allows a target what none of its sources imports.
set -eu
cd "$(dirname "$0")/.."

# shellcheck disable=SC2016 # awk's fields, not the shell's
find Sources Tests -name '*.swift' -type f -print0 | sort -z | xargs -0 awk '
  BEGIN {
    prefix = "^(@[A-Za-z_]+([(][^)]*[)])?|public|package|internal|fileprivate|private)[ \t]+"
  }

  # The table: one row a target, its modules separated by commas; "tests" is every test target.
  FILENAME == "docs/architecture.md" {
    if (/<!-- imports -->/) inside = 1
    if (/<!-- \/imports -->/) inside = 0
    if (!inside || split($0, cells, "|") < 3) next
    row = cells[2]
    gsub(/[^A-Za-z0-9_]/, "", row)
    rows[row] = 1
    count = split(cells[3], modules, /[^A-Za-z0-9_]+/)
    for (i = 1; i <= count; i++) {
      if (modules[i] == "" || (row, modules[i]) in allowed) continue
      allowed[row, modules[i]] = 1
      cell_row[++cells_read] = row
      cell_module[cells_read] = modules[i]
    }
    next
  }

  FNR == 1 {
    split(FILENAME, parts, "/")
    row = parts[1] == "Tests" ? "tests" : parts[2]
    if (row != "tests") known[row] = 1
    if (!(row in rows)) complain(FILENAME, row " has no row in docs/architecture.md")
  }

  # An import, whatever attributes and access it carries, of a module or of one thing in it.
  /import/ {
    line = $0
    sub(/^[ \t]+/, "", line)
    while (sub(prefix, "", line)) stripped++
    if (!sub(/^import[ \t]+/, "", line)) next
    sub(/^(struct|class|enum|protocol|typealias|func|let|var)[ \t]+/, "", line)
    if (!match(line, /^[A-Za-z_][A-Za-z0-9_]*/)) next
    module = substr(line, 1, RLENGTH)
    imported[row, module] = 1
    if ((row, module) in allowed || (row == "tests" && module in rows)) next
    complain(FILENAME ":" FNR, row " may not import " module " (docs/architecture.md)")
  }

  function complain(place, text) {
    print place ": " text > "/dev/stderr"
    complaints++
  }

  END {
    # The row of the tests is in words as well, and some of its modules are in the fuzzer alone.
    for (i = 1; i <= cells_read; i++)
      if (cell_row[i] in known && !((cell_row[i], cell_module[i]) in imported))
        complain("docs/architecture.md", cell_row[i] " does not import " cell_module[i])
    exit complaints > 0
  }
' docs/architecture.md || exit 1
