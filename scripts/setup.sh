#!/bin/sh
# Makes sure that what `swift build` needs is on this machine: Swift itself, which is only checked,
# and the system libraries, which are installed where apt-get is the package manager.
# Does nothing, says nothing and needs no network when nothing is missing.
set -eu
cd "$(dirname "$0")/.."

minimum_major=6
minimum_minor=2
where_to_get_swift='(https://www.swift.org/install)'

. scripts/packages.sh

# Prints "MAJOR MINOR", or nothing where Swift does not start.
swift_version() {
  swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\)\.\([0-9]*\).*/\1 \2/p'
}

# Stops if the version, "MAJOR MINOR", is older than the minimum.
require_new_enough() {
  major=${1% *}
  minor=${1#* }
  [ "$major" -le "$minimum_major" ] || return 0
  [ "$major" -lt "$minimum_major" ] || [ "$minor" -lt "$minimum_minor" ] || return 0
  stop "Swift $major.$minor is too old: exitway needs Swift $minimum_major.$minimum_minor or newer" \
    "$where_to_get_swift."
}

# Packages that are missing, on one line.
missing_packages() {
  # The libraries behind the C modules, and the certificates that TLS is checked against.
  wanted='libcurl4-openssl-dev libxml2-dev libcld2-dev libssl-dev zlib1g-dev libbrotli-dev libsqlite3-dev'
  wanted="$wanted ca-certificates"
  # What the toolchain's own programs load; an unpacked Swift archive does not bring them.
  wanted="$wanted libncurses6 tzdata"
  for package in $wanted; do
    is_installed "$package" || printf '%s ' "$package"
  done
  # Without this program SwiftPM does not find libxml2's headers.
  command -v pkg-config >/dev/null 2>&1 || printf 'pkg-config '
  # The shim around CLD2 is C++: headers of any release and a linker will do.
  { ls /usr/include/c++/*/cstdio && command -v ld; } >/dev/null 2>&1 || printf 'g++ '
}

install_missing() {
  if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-query >/dev/null 2>&1; then
    say "no apt-get here: the development files of libcurl, libxml2, CLD2 and OpenSSL's libcrypto" \
      "must be installed by other means."
    return
  fi
  missing=$(missing_packages)
  missing=${missing% }
  [ -n "$missing" ] || return 0
  # shellcheck disable=SC2086 # one word a package name
  install_packages $missing
  # SwiftPM keeps a build plan made without these libraries, and fails with it for ever.
  rm -f .build/*.yaml
}

command -v swift >/dev/null 2>&1 ||
  stop "Swift was not found: install Swift $minimum_major.$minimum_minor or newer" \
    "$where_to_get_swift and put its bin folder on PATH."
version=$(swift_version)
[ -z "$version" ] || require_new_enough "$version"

install_missing

# A toolchain whose libraries were missing can only now say what it is.
[ -n "$version" ] || version=$(swift_version)
[ -n "$version" ] || stop "Swift does not start: 'swift --version' tells why."
require_new_enough "$version"
