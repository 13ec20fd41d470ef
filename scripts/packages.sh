# Functions to install Debian packages; setup.sh and setup-tests.sh read this file, it runs nothing.
# shellcheck shell=sh

say() { printf '%s: %s\n' "$(basename "$0" .sh)" "$*" >&2; }

stop() {
  say "$*"
  exit 2
}

is_installed() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
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
try_install() {
  if ! apt-get -qq --simulate install "$@"; then update_lists || return 1; fi
  apt_get install --yes --no-install-recommends "$@" && return 0
  # Old lists name package files that the mirror has replaced since.
  update_lists && apt_get install --yes --no-install-recommends "$@"
}

# Installs packages, or stops with what a person can do.
install_packages() {
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null 2>&1; then
    stop "run this as root first: apt-get update && apt-get install $*"
  fi
  say "installing from the system's packages: $*"
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  try_install "$@" >"$log" 2>&1 || {
    cat "$log" >&2
    stop "could not install them; as root: apt-get update && apt-get install $*"
  }
}
