#!/bin/sh
# Makes sure that what `swift build` needs is on this machine: Swift itself, which is only checked,
# and the system libraries, which are installed where apt-get is the package manager.
# Does nothing, says nothing and needs no network when nothing is missing.
set -eu
cd "$(dirname "$0")/.."

minimum_major=6
minimum_minor=2
where_to_get_swift='(https://www.swift.org/install)'

say() { printf 'setup: %s\n' "$*" >&2; }

stop() {
  say "$*"
  exit 2
}

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

is_installed() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Packages that are missing, on one line.
missing_packages() {
  # The libraries behind the C modules, and the certificates that TLS is checked against.
  wanted='libcurl4-openssl-dev libxml2-dev libcld2-dev libssl-dev zlib1g-dev libbrotli-dev'
  wanted="$wanted ca-certificates"
  # What the toolchain's own programs load; an unpacked Swift archive does not bring them.
  wanted="$wanted libncurses6 libsqlite3-0 tzdata"
  for package in $wanted; do
    is_installed "$package" || printf '%s ' "$package"
  done
  # Without this program SwiftPM does not find libxml2's headers.
  command -v pkg-config >/dev/null 2>&1 || printf 'pkg-config '
  # The shim around CLD2 is C++: headers of any release and a linker will do.
  { ls /usr/include/c++/*/cstdio && command -v ld; } >/dev/null 2>&1 || printf 'g++ '
}

# Runs apt-get as root. The time-out waits for another package manager to end.
apt_get() {
  set -- env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 \
    -o Dpkg::Use-Pty=0 "$@"
  if [ "$(id -u)" -eq 0 ]; then "$@" </dev/null; else sudo "$@"; fi
}

# The lists have a lock that the time-out does not cover, so it is waited for here.
update_lists() {
  tries=60
  until apt_get update; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] && tail -n 2 "$log" | grep -q 'lists/lock' || return 1
    sleep 5
  done
}

# Writes what apt-get says to standard output, which the caller sends to $log.
install_packages() {
  if ! apt-get -qq --simulate install "$@"; then update_lists || return 1; fi
  apt_get install --yes --no-install-recommends "$@" && return 0
  # Old lists name package files that the mirror has replaced since.
  update_lists && apt_get install --yes --no-install-recommends "$@"
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
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null 2>&1; then
    stop "run this as root first: apt-get update && apt-get install $missing"
  fi
  say "installing from the system's packages: $missing"
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  # shellcheck disable=SC2086 # one word a package name
  install_packages $missing >"$log" 2>&1 || {
    cat "$log" >&2
    stop "could not install them; as root: apt-get update && apt-get install $missing"
  }
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
